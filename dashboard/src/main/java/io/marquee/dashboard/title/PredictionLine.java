package io.marquee.dashboard.title;

import io.marquee.catalog.Kind;
import io.marquee.dashboard.data.Row;
import io.marquee.dashboard.title.ScoredTitle.Outcome;
import io.marquee.scoring.Prediction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of the table of predictions.
///
/// @param place its number in the run's table; the same for one title as long as the dashboard runs
/// @param maturity null if unknown
/// @param unfamiliar in which respects it is unlike anything that the model has seen, in words
public record PredictionLine(
        long place,
        String id,
        String name,
        Kind kind,
        int year,
        List<String> genres,
        List<String> countries,
        @Nullable String maturity,
        Prediction prediction,
        Outcome outcome,
        List<String> unfamiliar) {

    public PredictionLine {
        genres = List.copyOf(genres);
        countries = List.copyOf(countries);
        unfamiliar = List.copyOf(unfamiliar);
    }

    /// By how much the prediction is off; NaN where the actual rating is unknown.
    public double error() {
        Double actual = outcome.rating();
        return actual == null ? Double.NaN : Math.abs(prediction.rating() - actual);
    }

    static PredictionLine of(Row row) {
        double actual = row.number("actual_rating");
        return new PredictionLine(
                row.count("rowid"),
                row.text("title_id"),
                row.text("title"),
                Kind.valueOf(row.text("kind")),
                (int) row.count("release_year"),
                row.texts("genres"),
                row.texts("countries"),
                row.textOrNull("maturity"),
                ScoredTitle.prediction(row),
                new Outcome(
                        Double.isNaN(actual) ? null : actual,
                        row.flagOrNull("actual_liked"),
                        row.textOrNull("split")),
                row.texts("unfamiliar"));
    }
}
