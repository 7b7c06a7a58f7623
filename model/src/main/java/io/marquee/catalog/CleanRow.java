package io.marquee.catalog;

/// What became of a row: each row becomes exactly one of these.
public sealed interface CleanRow {

    /// The row is a title.
    record Accepted(Title title) implements CleanRow {}

    /// The row is none.
    record Rejected(Reject reject) implements CleanRow {}
}
