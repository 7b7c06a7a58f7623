package io.marquee.training;

import io.marquee.label.Fold;
import io.marquee.label.Split;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Which labelled titles a model learns from, and which it is then asked about.
///
/// @param kind the way of choosing them
/// @param part which of the kind's portions, from 0
public record Portion(Kind kind, int part) implements Serializable {

    /// Into how many folds the training titles are split for a cross-validation.
    public static final int FOLDS = 5;

    /// The model that is published: learns from all training titles, is asked about the test's.
    public static final Portion WHOLE = new Portion(Kind.WHOLE, 0);

    /// The model that knows the catalog up to a day, and is asked about what was added later.
    public static final Portion BACK_TEST = new Portion(Kind.BACK_TEST, 0);

    private static final int SHUFFLES = 3;

    /// So many of the titles are before the day of the back-test.
    private static final double PAST_SHARE = 0.8;

    /// Ways of choosing titles.
    public enum Kind {
        WHOLE,
        /// Learns from all training titles but one fold, is asked about that fold.
        FOLD,
        /// Learns from `part + 1` fifths of the training titles, is asked about the test's.
        CURVE,
        BACK_TEST,
        /// As [#FOLD] of `part % FOLDS`, but the labels it learns from have been shuffled, in
        /// another way for each round of folds: it can know nothing.
        SHUFFLED
    }

    /// The folds of a cross-validation, or the parts of a learning curve.
    public static List<Portion> folds(Kind kind) {
        return IntStream.range(0, FOLDS).mapToObj(part -> new Portion(kind, part)).toList();
    }

    /// The control with shuffled labels: a cross-validation three times over, as what one shuffle
    /// seems to teach is mostly chance.
    public static List<Portion> shuffledFolds() {
        return IntStream.range(0, SHUFFLES * FOLDS)
                .mapToObj(part -> new Portion(Kind.SHUFFLED, part))
                .toList();
    }

    /// The titles to learn from, in the order of `all`.
    ///
    /// @param all labelled titles, in an order that does not depend on how they arrived
    public List<Example> learntFrom(List<Example> all) {
        return switch (kind) {
            case WHOLE -> of(Split.TRAIN, all);
            case FOLD -> folds(all, false);
            case CURVE ->
                    of(Split.TRAIN, all).stream()
                            .filter(e -> Fold.CURVE.of(e.title().identity(), FOLDS) <= part)
                            .toList();
            case BACK_TEST -> {
                LocalDate cut = cut(all);
                yield all.stream().filter(e -> Hindsight.day(e.title()).isBefore(cut)).toList();
            }
            case SHUFFLED -> shuffled(folds(all, false));
        };
    }

    /// The titles to be asked about, in the order of `all`; none of them is learnt from.
    public List<Example> askedAbout(List<Example> all) {
        return switch (kind) {
            case WHOLE, CURVE -> of(Split.TEST, all);
            case FOLD, SHUFFLED -> folds(all, true);
            case BACK_TEST -> {
                LocalDate cut = cut(all);
                yield all.stream().filter(e -> !Hindsight.day(e.title()).isBefore(cut)).toList();
            }
        };
    }

    /// The first day of the back-test's future: four fifths of the titles were added before.
    ///
    /// @param all at least one
    public static LocalDate cut(List<Example> all) {
        List<LocalDate> days = all.stream().map(e -> Hindsight.day(e.title())).sorted().toList();
        return days.get((int) (PAST_SHARE * days.size()));
    }

    private List<Example> folds(List<Example> all, boolean own) {
        return of(Split.TRAIN, all).stream()
                .filter(e ->
                        own == (Fold.VALIDATION.of(e.title().identity(), FOLDS) == part % FOLDS))
                .toList();
    }

    private static List<Example> of(Split split, List<Example> all) {
        return all.stream().filter(example -> example.split() == split).toList();
    }

    private List<Example> shuffled(List<Example> examples) {
        List<Example> verdicts = new ArrayList<>(examples);
        Collections.shuffle(verdicts, new Random(part));
        return IntStream.range(0, examples.size())
                .mapToObj(i ->
                        new Example(
                                examples.get(i).title(),
                                examples.get(i).split(),
                                verdicts.get(i).rating(),
                                verdicts.get(i).liked()))
                .toList();
    }
}
