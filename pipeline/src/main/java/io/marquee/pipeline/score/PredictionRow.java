package io.marquee.pipeline.score;

import io.marquee.catalog.Maturity;
import io.marquee.catalog.Title;
import io.marquee.explanation.Reason;
import io.marquee.feature.Unfamiliar;
import io.marquee.label.Label;
import io.marquee.scoring.Prediction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A prediction as `predictions/<run>/*.parquet` has it.
///
/// @param maturity null if unknown
/// @param predictedRating 1 to 5
/// @param ratingLow lower end of the interval that holds the rating of four titles in five
/// @param ratingHigh its upper end
/// @param likeProbability calibrated, 0 to 1
/// @param reasons what moved the predicted rating most from that of a title of which nothing is
///   known, strongest first
/// @param unfamiliar in which respects the title is unlike anything that the model has seen, in
///   words; mostly empty
/// @param actualRating 1 to 5; null where nothing is known of the title's audience
/// @param actualLiked null where nothing is known
/// @param split `TRAIN` or `TEST` where an actual value is known: the model has learnt from the one
///   and not from the other; null else
/// @param scoredAt when the run that scored it began
public record PredictionRow(
        String titleId,
        String title,
        String kind,
        int releaseYear,
        List<String> genres,
        List<String> countries,
        @Nullable String maturity,
        double predictedRating,
        double ratingLow,
        double ratingHigh,
        double likeProbability,
        boolean predictedLiked,
        List<Reason> reasons,
        List<String> unfamiliar,
        @Nullable Double actualRating,
        @Nullable Boolean actualLiked,
        @Nullable String split,
        String modelVersion,
        String runId,
        Instant scoredAt) {

    /// What all rows of one run share.
    record Stamp(String modelVersion, String runId, Instant scoredAt) {}

    /// What is known of a title beside the prediction.
    ///
    /// @param split that the title was in when the model was trained
    record Known(Label actual, String split) {}

    static PredictionRow of(
            Title title,
            Prediction prediction,
            List<Reason> reasons,
            List<Unfamiliar> unfamiliar,
            Known known,
            Stamp stamp) {
        Label actual = known.actual();
        Maturity maturity = title.maturity();
        return new PredictionRow(
                title.id(),
                title.name(),
                title.kind().name(),
                title.releaseYear(),
                title.genres(),
                title.countries(),
                maturity == null ? null : maturity.code(),
                prediction.rating(),
                prediction.interval().low(),
                prediction.interval().high(),
                prediction.likeProbability(),
                prediction.liked(),
                reasons,
                unfamiliar.stream().map(Unfamiliar::sentence).toList(),
                actual.rating(),
                actual.liked(),
                actual.isMissing() ? null : known.split(),
                stamp.modelVersion(),
                stamp.runId(),
                stamp.scoredAt());
    }
}
