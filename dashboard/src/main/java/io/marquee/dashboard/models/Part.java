package io.marquee.dashboard.models;

import java.util.Optional;

/// A part of what there is to know of a model. Models that are old, or came without some of their
/// files, have fewer parts.
public sealed interface Part<T> {

    /// It is known.
    record Known<T>(T value) implements Part<T> {}

    /// It is not.
    ///
    /// @param why a sentence on why, and what to do about it, for people
    record Missing<T>(String why) implements Part<T> {}

    /// The part; empty where it is missing.
    default Optional<T> known() {
        return switch (this) {
            case Known<T>(T value) -> Optional.of(value);
            case Missing<T> _ -> Optional.empty();
        };
    }
}
