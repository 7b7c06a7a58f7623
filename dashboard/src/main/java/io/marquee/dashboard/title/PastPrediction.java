package io.marquee.dashboard.title;

import io.marquee.dashboard.data.Row;
import io.marquee.scoring.Prediction;
import java.time.Instant;

/// What a run predicted of a title.
///
/// @param runId the run
/// @param modelVersion the model that it scored with
/// @param scoredAt when the run began
public record PastPrediction(
        String runId, String modelVersion, Instant scoredAt, Prediction prediction) {

    static PastPrediction of(Row row) {
        return new PastPrediction(
                row.text("run_id"),
                row.text("model_version"),
                row.instant("scored_at"),
                ScoredTitle.prediction(row));
    }
}
