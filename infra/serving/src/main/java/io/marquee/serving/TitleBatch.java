package io.marquee.serving;

import io.marquee.table.TableRow;
import java.util.List;

/// The titles of one request.
///
/// @param rows in their order
/// @param shape how they stood there
record TitleBatch(List<TableRow> rows, Shape shape) {

    TitleBatch {
        rows = List.copyOf(rows);
    }

    /// How the titles of a request stand, and how its answers are to stand.
    enum Shape {
        /// A JSON object.
        ONE,
        /// A JSON array, or JSON Lines.
        LIST,
        /// A JSON array called `instances`; the answers are called `predictions`.
        INSTANCES,
        /// CSV with a header.
        WITH_HEADER,
        /// CSV without, as batch transform sends it.
        WITHOUT_HEADER
    }
}
