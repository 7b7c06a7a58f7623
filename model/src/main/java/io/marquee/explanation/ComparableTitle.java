package io.marquee.explanation;

/// A known title that a model takes for much the same as another.
///
/// @param title with its actual verdict
/// @param similarity share of the model's trees in which both fall into the same leaf, 0 to 1
public record ComparableTitle(KnownTitle title, double similarity) {}
