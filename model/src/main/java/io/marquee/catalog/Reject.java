package io.marquee.catalog;

import io.marquee.table.RowOrigin;

/// A row that no title could be made of, kept with all that is needed to mend it.
///
/// @param origin where the row stands
/// @param reason why it was rejected
/// @param column the column at fault; empty if it is the row as a whole
/// @param value the value at fault; empty if it is the row as a whole
/// @param detail what is wrong, for people
/// @param payload the row: its cells joined, or its text where it has no cells
public record Reject(
        RowOrigin origin,
        Reason reason,
        String column,
        String value,
        String detail,
        String payload) {

    /// Why rows are rejected.
    public enum Reason {
        UNBALANCED_QUOTES,
        WRONG_CELL_COUNT,
        ROW_TOO_LARGE,
        NOT_JSON,
        MISSING_ID,
        MISSING_TITLE,
        MISSING_KIND,
        UNKNOWN_KIND,
        MISSING_RELEASE_YEAR,
        IMPOSSIBLE_RELEASE_YEAR,
        DUPLICATE_ID
    }
}
