package io.marquee.dashboard.title;

import io.marquee.scoring.Prediction;

/// A prediction as the API answers, under the names that it has in Parquet files.
public record PredictionAnswer(
        double predictedRating,
        double ratingLow,
        double ratingHigh,
        double likeProbability,
        boolean predictedLiked) {

    public static PredictionAnswer of(Prediction prediction) {
        return new PredictionAnswer(
                prediction.rating(),
                prediction.interval().low(),
                prediction.interval().high(),
                prediction.likeProbability(),
                prediction.liked());
    }
}
