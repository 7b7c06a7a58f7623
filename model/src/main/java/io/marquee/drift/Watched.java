package io.marquee.drift;

/// What is watched, before anything is counted.
///
/// @param importance 0 to 1, see [Reference#importance]
record Watched(Section section, String name, double importance) {}
