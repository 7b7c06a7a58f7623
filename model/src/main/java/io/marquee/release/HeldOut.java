package io.marquee.release;

import io.marquee.ensemble.Objective;
import io.marquee.scoring.Reliability;
import io.marquee.training.Example;
import io.marquee.training.Portion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Titles that have a label for an objective, and what models said of them that had not learnt from
/// them.
///
/// @param titles in order
/// @param actual their labels: ratings, or 1 for liked and 0 for not
/// @param predicted one per title: ratings, or log-odds
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record HeldOut(List<Example> titles, double[] actual, double[] predicted) {

    /// The answers of some portions, one after the other.
    static HeldOut of(Objective objective, Trials trials, List<Portion> portions) {
        List<Example> titles = new ArrayList<>();
        List<Double> predicted = new ArrayList<>();
        for (Portion portion : portions) {
            List<Example> asked = portion.askedAbout(trials.examples());
            Trials.Answers answers = trials.of(portion);
            double[] said =
                    objective == Objective.RATING ? answers.ratings() : answers.likedMargins();
            for (int i = 0; i < said.length; i++) {
                if (!Double.isNaN(asked.get(i).target(objective))) {
                    titles.add(asked.get(i));
                    predicted.add(said[i]);
                }
            }
        }
        return new HeldOut(
                titles,
                titles.stream().mapToDouble(e -> e.target(objective)).toArray(),
                predicted.stream().mapToDouble(Double::doubleValue).toArray());
    }

    Reliability.OutOfFold outOfFold() {
        return new Reliability.OutOfFold(actual, predicted);
    }

    /// The answers as ratings or as probabilities.
    double[] predictions(Objective objective) {
        return Arrays.stream(predicted).map(objective::toPrediction).toArray();
    }
}
