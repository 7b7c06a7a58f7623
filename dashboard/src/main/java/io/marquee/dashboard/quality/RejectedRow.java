package io.marquee.dashboard.quality;

/// A row that nothing could be made of.
///
/// @param file where it stands
/// @param row its number there, from 1, the header not counted
/// @param line the line it begins on, from 1
/// @param reason why, as a code
/// @param column the column at fault; empty if it is the row as a whole
/// @param value the value at fault; empty if it is the row as a whole
/// @param detail what is wrong, for people
/// @param payload the row itself: its cells joined by ` | ` in the order in which Marquee reads
///   them, or, if it has no cells, as it stands in the file; cut to 2,000 characters
public record RejectedRow(
        String file,
        long row,
        long line,
        String reason,
        String column,
        String value,
        String detail,
        String payload) {}
