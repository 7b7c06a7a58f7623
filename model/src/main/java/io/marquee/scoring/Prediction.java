package io.marquee.scoring;

import io.marquee.calibration.RatingInterval;

/// How an audience is expected to take to a title.
///
/// @param rating expected user rating, 1 to 5
/// @param interval that holds the actual rating of four titles in five
/// @param likeProbability calibrated probability that users will like it, 0 to 1
/// @param liked whether that probability reaches the model's threshold
public record Prediction(
        double rating, RatingInterval interval, double likeProbability, boolean liked) {}
