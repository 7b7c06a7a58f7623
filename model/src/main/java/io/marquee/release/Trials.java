package io.marquee.release;

import io.marquee.training.Example;
import io.marquee.training.Portion;
import java.util.List;
import java.util.Map;

/// All that was tried on the labelled titles of a run.
///
/// @param examples the labelled titles, in the order that portions are chosen from
/// @param answers what the models of each portion said of the titles that they were asked about;
///   [Portion#WHOLE] and its folds are among them
public record Trials(List<Example> examples, Map<Portion, Answers> answers) {

    /// What a portion's models said, title by title in the order of [Portion#askedAbout].
    ///
    /// @param ratings 1 to 5, and a little beyond where a model goes there
    /// @param likedMargins log-odds
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Answers(double[] ratings, double[] likedMargins) {}

    public Trials {
        examples = List.copyOf(examples);
        answers = Map.copyOf(answers);
    }

    /// Whether a portion was tried.
    public boolean has(Portion portion) {
        return answers.containsKey(portion);
    }

    /// What the models of a portion said.
    ///
    /// @throws IllegalArgumentException if it was not tried
    public Answers of(Portion portion) {
        Answers known = answers.get(portion);
        if (known == null) {
            throw new IllegalArgumentException(portion + " was not tried");
        }
        return known;
    }
}
