package io.marquee.dashboard.genres;

/// What is predicted of some titles, and what is known of them.
///
/// @param titles how many they are
/// @param predicted their mean predicted rating
/// @param predictedLiked the share that is predicted to be liked
/// @param actual the mean rating of those with a verdict
/// @param predictedOfRated the mean predicted rating of the same titles; NaN where there are none
/// @param actualLiked the share of liked ones among those of which it is known
public record Tally(
        long titles,
        Estimate predicted,
        Estimate predictedLiked,
        Estimate actual,
        double predictedOfRated,
        Estimate actualLiked) {}
