package io.marquee.scoring;

/// How an audience is expected to take to a title.
///
/// @param rating expected user rating, 1 to 5
/// @param likeProbability probability that users will like it, 0 to 1
/// @param liked whether that probability reaches the model's threshold
public record Prediction(double rating, double likeProbability, boolean liked) {}
