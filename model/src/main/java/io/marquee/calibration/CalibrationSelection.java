package io.marquee.calibration;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// The choice of a calibration, and what spoke for it.
///
/// Each kind is fitted on four fifths of the out-of-fold predictions and judged by its log loss on
/// the fifth left out, in turn, four times over. A kind replaces a simpler one only where the mean
/// loss it saves is more than that saving's standard error (Breiman and others, "Classification and
/// Regression Trees", 1984, section 3.4.3).
///
/// @param chosen fitted on all titles
/// @param trials one per kind that was tried, the simplest first; empty where there were too few
///   titles to try any
public record CalibrationSelection(LikeCalibration chosen, List<Trial> trials) {

    /// Fewer liked titles than this, or fewer others, say nothing: the model is believed.
    static final int FEWEST_OF_A_KIND = 20;

    /// With fewer titles a free curve fits their noise (Niculescu-Mizil and Caruana, "Predicting
    /// good probabilities with supervised learning", 2005, figure 8).
    static final int FEWEST_FOR_ISOTONIC = 1_000;

    private static final int FOLDS = 5;
    private static final int REPEATS = 4;

    /// The kinds of [LikeCalibration], the simplest first.
    public enum Kind {
        @JsonProperty("identity")
        IDENTITY {
            @Override
            LikeCalibration fit(LikedMargins titles) {
                return new LikeCalibration.Identity();
            }
        },
        @JsonProperty("platt")
        PLATT {
            @Override
            LikeCalibration fit(LikedMargins titles) {
                return PlattFit.of(titles);
            }
        },
        @JsonProperty("isotonic")
        ISOTONIC {
            @Override
            LikeCalibration fit(LikedMargins titles) {
                return IsotonicFit.of(titles);
            }
        };

        abstract LikeCalibration fit(LikedMargins titles);
    }

    /// How a kind did on titles it was not fitted on.
    ///
    /// @param logLoss mean over all titles, in nats
    /// @param saved log loss saved against the kind chosen among the simpler ones; 0 for the first
    /// @param standardError of `saved`
    public record Trial(Kind kind, double logLoss, double saved, double standardError) {}

    public CalibrationSelection {
        trials = List.copyOf(trials);
    }

    /// Chooses and fits. The order of titles does not matter.
    ///
    /// @param margins out-of-fold log-odds, one per title, finite
    /// @param liked 1 for liked, 0 for not, one per title
    /// @param seed of the folds
    public static CalibrationSelection of(double[] margins, double[] liked, long seed) {
        LikedMargins titles = LikedMargins.of(margins, liked);
        int likes = titles.countLiked();
        if (Math.min(likes, titles.size() - likes) < FEWEST_OF_A_KIND) {
            return new CalibrationSelection(new LikeCalibration.Identity(), List.of());
        }
        Map<Kind, double[]> losses = heldOutLosses(titles, seed);
        Kind chosen = Kind.IDENTITY;
        List<Trial> trials = new ArrayList<>();
        for (Map.Entry<Kind, double[]> entry : losses.entrySet()) {
            double[] loss = entry.getValue();
            double[] simpler = losses.getOrDefault(chosen, loss);
            double[] savings =
                    IntStream.range(0, loss.length)
                            .mapToDouble(i -> simpler[i] - loss[i])
                            .toArray();
            double saved = mean(savings);
            double error = standardError(savings, saved);
            trials.add(new Trial(entry.getKey(), mean(loss), saved, error));
            if (saved > error) {
                chosen = entry.getKey();
            }
        }
        return new CalibrationSelection(chosen.fit(titles), trials);
    }

    /// Each title's log loss under each kind fitted without it, averaged over the repeats.
    private static Map<Kind, double[]> heldOutLosses(LikedMargins titles, long seed) {
        Map<Kind, double[]> losses = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            if (kind != Kind.ISOTONIC || titles.size() >= FEWEST_FOR_ISOTONIC) {
                losses.put(kind, new double[titles.size()]);
            }
        }
        Random random = new Random(seed);
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            int[] folds = folds(titles, random);
            for (int fold = 0; fold < FOLDS; fold++) {
                int out = fold;
                int[] rest =
                        IntStream.range(0, folds.length).filter(i -> folds[i] != out).toArray();
                LikedMargins fitted = titles.at(rest);
                losses.forEach((kind, loss) -> {
                    LikeCalibration calibration = kind.fit(fitted);
                    for (int i = 0; i < folds.length; i++) {
                        if (folds[i] == out) {
                            double p = calibration.probability(titles.margins()[i]);
                            loss[i] += logLoss(p, titles.liked()[i]) / REPEATS;
                        }
                    }
                });
            }
        }
        return losses;
    }

    /// A fold per title; liked titles and others are dealt out apart, so all folds have both.
    private static int[] folds(LikedMargins titles, Random random) {
        int[] order = IntStream.range(0, titles.size()).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int place = order[i];
            order[i] = order[other];
            order[other] = place;
        }
        int[] folds = new int[order.length];
        int[] dealt = new int[2];
        for (int place : order) {
            folds[place] = dealt[(int) titles.liked()[place]]++ % FOLDS;
        }
        return folds;
    }

    private static double logLoss(double probability, double liked) {
        return -StrictMath.log(liked == 1 ? probability : 1 - probability);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double standardError(double[] values, double mean) {
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
