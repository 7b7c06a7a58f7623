package io.marquee.pipeline.score;

import io.marquee.catalog.Maturity;
import io.marquee.catalog.Title;
import io.marquee.label.Label;
import io.marquee.scoring.Prediction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A prediction as `predictions/<run>/*.parquet` has it.
///
/// @param maturity null if unknown
/// @param predictedRating 1 to 5
/// @param likeProbability 0 to 1
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
        double likeProbability,
        boolean predictedLiked,
        @Nullable Double actualRating,
        @Nullable Boolean actualLiked,
        @Nullable String split,
        String modelVersion,
        String runId,
        Instant scoredAt) {

    /// What all rows of one run share.
    record Stamp(String modelVersion, String runId, Instant scoredAt) {}

    static PredictionRow of(
            Title title, Prediction prediction, Label actual, String split, Stamp stamp) {
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
                prediction.likeProbability(),
                prediction.liked(),
                actual.rating(),
                actual.liked(),
                actual.isMissing() ? null : split,
                stamp.modelVersion(),
                stamp.runId(),
                stamp.scoredAt());
    }
}
