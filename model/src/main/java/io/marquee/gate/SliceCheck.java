package io.marquee.gate;

import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.LikedSlice;
import io.marquee.evaluation.MeanGain;
import io.marquee.evaluation.RatingSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Whether there are titles, many and of one sort, that the model should rather not speak of: where
/// its squared error is surely larger than that of answering their own mean, and by more than a
/// twentieth of the labels' variance.
///
/// Of many slices one looks bad by chance. So the interval of each slice's gain is widened until 95
/// % is the confidence that all of them hold together (Bonferroni's correction). The margin is for
/// slices whose labels happen to be all the same, where no interval tells of doubt.
final class SliceCheck {

    private static final int FEWEST_TITLES = 50;
    private static final double MARGIN = 0.05;

    private SliceCheck() {}

    /// @param bar the highest gain that counts as a collapse
    private record Slice(String words, int count, MeanGain gain, double bar) {

        double atBest(double standardErrors) {
            return gain.mean() + standardErrors * gain.standardError();
        }
    }

    static Check of(Evaluation evaluation) {
        List<Slice> slices = new ArrayList<>();
        double ratingBar = -MARGIN * Math.pow(evaluation.rating().mean().rmse(), 2);
        for (RatingSlice s : evaluation.rating().slices()) {
            RatingSlice.Figures figures = s.figures();
            if (figures != null && s.count() >= FEWEST_TITLES) {
                String words = words("ratings", s.slicing(), s.value());
                slices.add(new Slice(words, s.count(), figures.gain(), ratingBar));
            }
        }
        double share = evaluation.liked().model().positiveShare();
        double likedBar = -MARGIN * share * (1 - share);
        for (LikedSlice s : evaluation.liked().slices()) {
            LikedSlice.Figures figures = s.figures();
            if (figures != null && s.count() >= FEWEST_TITLES) {
                String words = words("like probabilities", s.slicing(), s.value());
                slices.add(new Slice(words, s.count(), figures.gain(), likedBar));
            }
        }
        if (slices.isEmpty()) {
            return Check.skipped(
                    "slices",
                    "No genre, country or other part of the titles tested on has %d of them, so parts were not judged."
                            .formatted(FEWEST_TITLES));
        }
        return judged(slices);
    }

    private static Check judged(List<Slice> slices) {
        double widened = standardErrorsExceededBy(0.025 / slices.size());
        List<Slice> collapsed =
                slices.stream()
                        .filter(s -> s.atBest(widened) < 0 && s.gain().mean() < s.bar())
                        .sorted(Comparator.comparingDouble(s -> s.gain().mean() / -s.bar()))
                        .toList();
        if (collapsed.isEmpty()) {
            return new Check(
                    "slices",
                    true,
                    0,
                    0,
                    "In none of %d parts of the titles, each of %d titles or more, is the model surely worse than that part's own mean."
                            .formatted(slices.size(), FEWEST_TITLES));
        }
        Slice worst = collapsed.getFirst();
        return new Check(
                "slices",
                false,
                collapsed.size(),
                0,
                "For some titles the model is worse than no model: of the %d with %s the plain mean is closer%s."
                        .formatted(
                                worst.count(),
                                worst.words(),
                                collapsed.size() == 1
                                        ? ""
                                        : ", and so it is for %d more parts"
                                                .formatted(collapsed.size() - 1)));
    }

    private static String words(String what, String slicing, String value) {
        return "%s \"%s\", as to their %s,".formatted(slicing, value, what);
    }

    /// How many standard errors chance exceeds with a probability below one half.
    ///
    /// Source: Abramowitz and Stegun, "Handbook of Mathematical Functions", 1964, 26.2.23; off by
    /// less than 4.5e-4.
    static double standardErrorsExceededBy(double probability) {
        double t = Math.sqrt(-2 * StrictMath.log(probability));
        return t
                - (2.515517 + t * (0.802853 + t * 0.010328))
                        / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    }
}
