package io.marquee.feature;

/// A respect in which a title is unlike anything that a model has seen.
///
/// @param code what kind of strangeness; stable, for programs
/// @param column the column of the feature vector that it is about
/// @param sentence for people: the value, and what was seen
public record Unfamiliar(Code code, String column, String sentence) {

    /// Kinds of strangeness.
    public enum Code {
        /// A number is below all that was seen.
        BELOW_RANGE,
        /// A number is above all that was seen.
        ABOVE_RANGE,
        /// No title that was seen had any such number.
        NEVER_KNOWN,
        /// A genre is none of those the model knows.
        UNKNOWN_GENRE,
        /// Countries are given, and none is among those the model knows.
        NO_KNOWN_COUNTRY
    }
}
