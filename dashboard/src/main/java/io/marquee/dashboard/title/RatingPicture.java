package io.marquee.dashboard.title;

import io.marquee.dashboard.chart.Bars;
import io.marquee.dashboard.chart.Captions;
import io.marquee.dashboard.chart.ChartSpec;
import io.marquee.dashboard.chart.Scale;
import io.marquee.dashboard.chart.Series;
import io.marquee.dashboard.chart.Value;
import io.marquee.scoring.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Predicted ratings with their intervals on the scale of all ratings.
public final class RatingPicture {

    private static final double LOWEST = 1;
    private static final double HIGHEST = 5;

    private RatingPicture() {}

    /// Some ratings, one below the other.
    ///
    /// @param predicted by their names, in order
    /// @param actual actual ratings by their names, in order; may be empty
    public static ChartSpec of(Map<String, Prediction> predicted, Map<String, Double> actual) {
        List<String> names = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        predicted.forEach((name, prediction) -> {
            names.add(name);
            values.add(
                    new Value(
                            prediction.rating(),
                            prediction.interval().low(),
                            prediction.interval().high()));
        });
        actual.forEach((name, rating) -> {
            names.add(name);
            values.add(Value.of(rating));
        });
        return new Bars(
                        new Captions(
                                "Rating",
                                "Of four titles in five, the actual rating lies within the interval."),
                        "Rating",
                        Scale.of("").between(LOWEST, HIGHEST),
                        Bars.Shape.DOTS,
                        names,
                        List.of(new Series("Rating", values)))
                .spec();
    }
}
