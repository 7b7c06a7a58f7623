package io.marquee.table;

import java.util.List;

/// One row of a table: either its cells, or why it has none.
public sealed interface TableRow {

    /// Where the row came from.
    RowOrigin origin();

    /// A row that could be read.
    ///
    /// @param cells one for each wanted column, in the order asked for; empty where the table lacks
    ///   the column or the cell is empty
    /// @param decodedAsWindows1252 whether its bytes were no UTF-8 and were read as Windows-1252
    ///   instead
    record Readable(RowOrigin origin, List<String> cells, boolean decodedAsWindows1252)
            implements TableRow {

        public Readable {
            cells = List.copyOf(cells);
        }
    }

    /// A row that could not be read.
    ///
    /// @param detail what is wrong with it, for people
    /// @param payload the row as it stands in the file, cut to [#PAYLOAD_LIMIT] characters
    record Unreadable(RowOrigin origin, Fault fault, String detail, String payload)
            implements TableRow {

        public Unreadable {
            payload =
                    payload.length() > PAYLOAD_LIMIT
                            ? payload.substring(0, PAYLOAD_LIMIT)
                            : payload;
        }
    }

    /// How much of an unreadable row is kept, in characters.
    int PAYLOAD_LIMIT = 2_000;

    /// Why a row could not be read.
    enum Fault {
        /// A quote that opens a cell and never closes it, or closes it in the middle.
        UNBALANCED_QUOTES,
        /// More or fewer cells than the header has.
        WRONG_CELL_COUNT,
        /// A row of more than [TableReader#MAX_ROW_BYTES] bytes.
        ROW_TOO_LARGE,
        /// A line that is not a JSON object.
        NOT_JSON,
        /// A file of a stream that cannot be read at all; it stands for all its rows.
        UNREADABLE_FILE
    }
}
