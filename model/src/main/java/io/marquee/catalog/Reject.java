package io.marquee.catalog;

import io.marquee.table.RowOrigin;
import io.marquee.table.TableRow;

/// A row of a catalog, a labels file or engagement events that nothing could be made of, kept with
/// all that is needed to mend it.
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

    /// The reject of a row that could not even be read.
    public static Reject of(TableRow.Unreadable row) {
        return new Reject(row.origin(), reason(row.fault()), "", "", row.detail(), row.payload());
    }

    /// The reject of a row with a fault in one column.
    public static Reject of(
            TableRow.Readable row, Reason reason, String column, String value, String detail) {
        return new Reject(
                row.origin(),
                reason,
                column,
                cut(value),
                detail,
                cut(String.join(" | ", row.cells())));
    }

    /// The reject of a row that holds something else inside.
    public static Reject of(TableRow.Readable row, Reason reason, String column, String detail) {
        return of(row, reason, column, "", detail);
    }

    private static String cut(String text) {
        return text.length() > TableRow.PAYLOAD_LIMIT
                ? text.substring(0, TableRow.PAYLOAD_LIMIT)
                : text;
    }

    private static Reason reason(TableRow.Fault fault) {
        return switch (fault) {
            case UNBALANCED_QUOTES -> Reason.UNBALANCED_QUOTES;
            case WRONG_CELL_COUNT -> Reason.WRONG_CELL_COUNT;
            case ROW_TOO_LARGE -> Reason.ROW_TOO_LARGE;
            case NOT_JSON -> Reason.NOT_JSON;
            case UNREADABLE_FILE -> Reason.UNREADABLE_FILE;
        };
    }

    /// Why rows are rejected.
    public enum Reason {
        UNBALANCED_QUOTES,
        WRONG_CELL_COUNT,
        ROW_TOO_LARGE,
        NOT_JSON,
        /// A file of a stream that cannot be read at all.
        UNREADABLE_FILE,
        MISSING_ID,
        MISSING_TITLE,
        MISSING_KIND,
        UNKNOWN_KIND,
        MISSING_RELEASE_YEAR,
        IMPOSSIBLE_RELEASE_YEAR,
        DUPLICATE_ID,
        /// A label or event of a title that the catalog does not have.
        UNKNOWN_TITLE,
        UNREADABLE_VERDICT,
        MISSING_EVENT_ID,
        MISSING_USER_ID,
        UNKNOWN_EVENT_KIND,
        UNREADABLE_TIME,
        /// An event of a stream that came when its window had been closed for good.
        TOO_LATE,
        /// A captured invocation whose input is not there, or cannot be understood.
        UNREADABLE_INPUT,
        /// A captured invocation whose output cannot be understood, or does not go with its input.
        UNREADABLE_ANSWER
    }
}
