package io.marquee.calibration;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// From a predicted rating to the interval that holds the actual one for four titles in five.
///
/// Cross-conformal: how far the actual ratings of titles lay from predictions made by models that
/// had not seen them is how far the next ones will. This holds on average over titles that are
/// drawn like those it was fitted on; not for each title, nor for a catalog of another kind. The
/// pooled residuals of several folds are used with one final model, whose exact guarantee is weaker
/// than 80 %; in practice it covers what it says, or a little more, since the final model has
/// learnt from more titles than those of the folds.
///
/// Sources: Vovk, "Cross-conformal predictors", 2015; Barber, Candès, Ramdas and Tibshirani,
/// "Predictive inference with the jackknife+", 2021; Vovk, Gammerman and Shafer, "Algorithmic
/// Learning in a Random World", 2005, section 4.5, for groups (Mondrian); Papadopoulos, Gammerman
/// and Vovk, "Normalized nonconformity measures for regression conformal prediction", 2008.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RatingIntervals.Plain.class, name = "plain"),
    @JsonSubTypes.Type(value = RatingIntervals.Grouped.class, name = "grouped"),
    @JsonSubTypes.Type(value = RatingIntervals.Scaled.class, name = "scaled")
})
public sealed interface RatingIntervals {

    /// The share of titles whose rating lies in its interval.
    double COVERAGE = 0.8;

    /// The same for every title.
    record Plain(Offsets offsets) implements RatingIntervals {
        @Override
        public Offsets offsets(double difficulty) {
            return offsets;
        }
    }

    /// Fitted apart for titles of different difficulty, so each group is covered (Mondrian).
    ///
    /// @param groups at least one, `upTo` strictly ascending; what is beyond the last is of the
    ///   last
    record Grouped(List<Group> groups) implements RatingIntervals {

        /// @param upTo the highest difficulty of the group
        public record Group(double upTo, Offsets offsets) {}

        public Grouped {
            groups = List.copyOf(groups);
            if (groups.isEmpty()) {
                throw new IllegalArgumentException("intervals by group without groups");
            }
            for (int i = 1; i < groups.size(); i++) {
                if (!(groups.get(i - 1).upTo() < groups.get(i).upTo())) {
                    throw new IllegalArgumentException("the groups of intervals are out of order");
                }
            }
        }

        @Override
        public Offsets offsets(double difficulty) {
            for (Group group : groups) {
                if (difficulty <= group.upTo()) {
                    return group.offsets();
                }
            }
            return groups.getLast().offsets();
        }
    }

    /// One pair of offsets, stretched by what residuals of that difficulty are like.
    ///
    /// @param offsets at a stretch of 1
    /// @param stretch from difficulty to a factor, above 0
    record Scaled(Offsets offsets, Curve stretch) implements RatingIntervals {
        public Scaled {
            if (stretch.points().stream().anyMatch(point -> point.y() <= 0)) {
                throw new IllegalArgumentException("intervals stretched by 0 or less");
            }
        }

        @Override
        public Offsets offsets(double difficulty) {
            return offsets.times(stretch.at(difficulty));
        }
    }

    /// How far the ends lie from the prediction, before they are kept within the scale.
    ///
    /// @param difficulty as the same score gave it for the titles it was fitted on; not NaN
    Offsets offsets(double difficulty);

    /// The interval around a prediction, kept within 1 to 5, which no rating leaves.
    ///
    /// @param predicted rating, finite; may be outside of 1 to 5
    /// @param difficulty as the same score gave it for the titles it was fitted on; not NaN
    default RatingInterval at(double predicted, double difficulty) {
        Offsets offsets = offsets(difficulty);
        return new RatingInterval(
                Math.clamp(
                        predicted + offsets.low(), RatingInterval.LOWEST, RatingInterval.HIGHEST),
                Math.clamp(
                        predicted + offsets.high(), RatingInterval.LOWEST, RatingInterval.HIGHEST));
    }

    /// Fits the kind that [IntervalSelection] finds best.
    ///
    /// @param predicted out-of-fold ratings, one per title, finite
    /// @param actual ratings, one per title, finite
    /// @param difficulty any score that may say how far predictions go astray, one per title,
    ///   finite; the same number for all where there is none
    /// @param seed of the halves it is chosen by
    static RatingIntervals fit(
            double[] predicted, double[] actual, double[] difficulty, long seed) {
        return IntervalSelection.of(predicted, actual, difficulty, seed).chosen();
    }
}
