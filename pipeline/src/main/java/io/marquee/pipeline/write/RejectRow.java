package io.marquee.pipeline.write;

import io.marquee.catalog.Reject;

/// A rejected row as `datasets/<run>/rejects/*.parquet` has it.
///
/// @param file where the row stands
/// @param row its number there, from 1, the header not counted
/// @param line the line it begins on, from 1
/// @param column the column at fault; empty if it is the row as a whole
/// @param payload the row itself
public record RejectRow(
        String file,
        long row,
        long line,
        String reason,
        String column,
        String value,
        String detail,
        String payload) {

    /// The row of a reject.
    public static RejectRow of(Reject reject) {
        return new RejectRow(
                reject.origin().file(),
                reject.origin().row(),
                reject.origin().line(),
                reject.reason().name(),
                reject.column(),
                reject.value(),
                reject.detail(),
                reject.payload());
    }
}
