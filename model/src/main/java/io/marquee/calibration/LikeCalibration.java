package io.marquee.calibration;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.marquee.calibration.Curve.Point;
import java.util.List;

/// From a model's margin to a probability that comes true as often as it says.
///
/// Never descending in the margin, and never nearer than 1e-6 to 0 or 1. In JSON its `kind` says
/// which it is.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LikeCalibration.Identity.class, name = "identity"),
    @JsonSubTypes.Type(value = LikeCalibration.Platt.class, name = "platt"),
    @JsonSubTypes.Type(value = LikeCalibration.Isotonic.class, name = "isotonic")
})
public sealed interface LikeCalibration {

    /// The model is believed as it is.
    record Identity() implements LikeCalibration {
        @Override
        public double probability(double margin) {
            return LogOdds.toProbability(margin);
        }
    }

    /// A logistic curve over the margin: its log-odds are `slope * margin + intercept`.
    ///
    /// @param slope 0 or more; below 1 the model is surer than it should be, 0 where its margins
    ///   tell nothing
    /// @param intercept in log-odds, finite
    record Platt(double slope, double intercept) implements LikeCalibration {
        public Platt {
            if (!(slope >= 0) || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
                throw new IllegalArgumentException(
                        "a calibration of slope %s and intercept %s".formatted(slope, intercept));
            }
        }

        @Override
        public double probability(double margin) {
            return LogOdds.toProbability(slope * margin + intercept);
        }
    }

    /// A curve of any ascending form.
    ///
    /// @param curve from margins to probabilities, which never descend
    record Isotonic(Curve curve) implements LikeCalibration {
        public Isotonic {
            List<Point> points = curve.points();
            for (int i = 0; i < points.size(); i++) {
                double y = points.get(i).y();
                if (y <= 0 || y >= 1 || (i > 0 && points.get(i - 1).y() > y)) {
                    throw new IllegalArgumentException(
                            "point %d of a calibration has the probability %s".formatted(i, y));
                }
            }
        }

        @Override
        public double probability(double margin) {
            return LogOdds.inside(curve.at(margin));
        }
    }

    /// The calibrated probability, 0 to 1, both exclusive.
    ///
    /// @param margin the model's log-odds
    double probability(double margin);

    /// [#probability(double)] of every margin.
    default double[] probabilities(double[] margins) {
        double[] probabilities = new double[margins.length];
        for (int i = 0; i < margins.length; i++) {
            probabilities[i] = probability(margins[i]);
        }
        return probabilities;
    }

    /// The calibrated probability of what a model gave a raw one, 0 to 1.
    default double recalibrate(double rawProbability) {
        return probability(LogOdds.of(rawProbability));
    }

    /// Fits the kind that [CalibrationSelection] finds best.
    ///
    /// @param margins out-of-fold log-odds, one per title, finite
    /// @param liked 1 for liked, 0 for not, one per title
    /// @param seed of the folds it is chosen by
    static LikeCalibration fit(double[] margins, double[] liked, long seed) {
        return CalibrationSelection.of(margins, liked, seed).chosen();
    }
}
