package io.marquee.dashboard.chart;

/// What is said of a chart as a whole.
///
/// @param title what it is of
/// @param description a sentence on what is to be seen, for those who cannot see it; may be empty
public record Captions(String title, String description) {}
