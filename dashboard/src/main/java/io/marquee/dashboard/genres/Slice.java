package io.marquee.dashboard.genres;

/// The titles that have one thing in common.
///
/// @param name of it, for instance `Dramas`, `2019`, or `unknown`
public record Slice(String name, Tally tally) {}
