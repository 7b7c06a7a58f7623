package io.marquee.drift;

/// What the tests say.
public enum DriftStatus {
    OK,
    DRIFTED,
    /// Too few titles to tell.
    NOT_ENOUGH_DATA
}
