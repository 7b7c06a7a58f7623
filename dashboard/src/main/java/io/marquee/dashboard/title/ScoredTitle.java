package io.marquee.dashboard.title;

import io.marquee.calibration.RatingInterval;
import io.marquee.catalog.Kind;
import io.marquee.catalog.Length;
import io.marquee.catalog.Maturity;
import io.marquee.catalog.StatedVerdict;
import io.marquee.catalog.Title;
import io.marquee.dashboard.data.Row;
import io.marquee.scoring.Prediction;
import io.marquee.table.RowOrigin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A title of a run that scored, with all that the run knows of it.
///
/// @param title as it was cleaned; where its row stood is not kept
/// @param prediction as the run published it
/// @param unfamiliar in which respects it is unlike anything that the model has seen, in words
/// @param repairs what was mended, `RULE column: old value`
public record ScoredTitle(
        Title title,
        PastPrediction prediction,
        List<String> unfamiliar,
        Outcome outcome,
        Engagement engagement,
        List<String> repairs) {

    public ScoredTitle {
        unfamiliar = List.copyOf(unfamiliar);
        repairs = List.copyOf(repairs);
    }

    /// How the audience did take to a title.
    ///
    /// @param rating 1 to 5; null if unknown
    /// @param liked null if unknown
    /// @param split `TRAIN` if the model has learnt from it, `TEST` if it was held back; null where
    ///   nothing is known
    public record Outcome(
            @Nullable Double rating, @Nullable Boolean liked, @Nullable String split) {}

    /// What users did with a title.
    public record Engagement(long ratings, long likes, long dislikes, long plays, long finishes) {

        /// Whether there is anything to tell.
        public boolean isEmpty() {
            return ratings + likes + dislikes + plays + finishes == 0;
        }
    }

    /// @param row all columns of `scored`, and of `titles` those that it lacks
    static ScoredTitle of(Row row) {
        double rating = row.number("actual_rating");
        return new ScoredTitle(
                title(row),
                PastPrediction.of(row),
                row.texts("unfamiliar"),
                new Outcome(
                        Double.isNaN(rating) ? null : rating,
                        row.flagOrNull("actual_liked"),
                        row.textOrNull("split")),
                new Engagement(
                        row.count("ratings"),
                        row.count("likes"),
                        row.count("dislikes"),
                        row.count("plays"),
                        row.count("finishes")),
                row.texts("repairs"));
    }

    static Prediction prediction(Row row) {
        return new Prediction(
                row.number("predicted_rating"),
                new RatingInterval(row.number("rating_low"), row.number("rating_high")),
                row.number("like_probability"),
                Boolean.TRUE.equals(row.flagOrNull("predicted_liked")));
    }

    private static Title title(Row row) {
        String maturity = row.textOrNull("maturity");
        String description = row.textOrNull("description");
        return new Title(
                row.text("title_id"),
                Kind.valueOf(row.text("kind")),
                row.text("title"),
                row.texts("directors"),
                row.texts("actors"),
                row.texts("countries"),
                row.dateOrNull("added"),
                (int) row.count("release_year"),
                maturity == null ? null : Maturity.parse(maturity).orElse(null),
                length(row),
                row.texts("genres"),
                description == null ? "" : description,
                StatedVerdict.NONE,
                new RowOrigin("scored", 1, 1),
                List.of(),
                List.of());
    }

    private static @Nullable Length length(Row row) {
        Integer minutes = row.wholeOrNull("runtime_minutes");
        Integer seasons = row.wholeOrNull("seasons");
        if (minutes != null) {
            return new Length.Minutes(minutes);
        }
        return seasons == null ? null : new Length.Seasons(seasons);
    }
}
