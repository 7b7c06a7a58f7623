package io.marquee.pipeline.merge;

import io.marquee.catalog.Title;
import io.marquee.label.Evidence;

/// A title and what is known of its audience.
///
/// @param evidence [Evidence#NONE] if nothing is
public record ObservedTitle(Title title, Evidence evidence) {}
