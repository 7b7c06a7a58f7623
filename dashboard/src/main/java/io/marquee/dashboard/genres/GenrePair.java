package io.marquee.dashboard.genres;

/// The titles of two genres at once.
///
/// @param one the more frequent of the two
/// @param predicted mean predicted rating
public record GenrePair(String one, String other, long titles, double predicted) {}
