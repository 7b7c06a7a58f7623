package io.marquee.table;

/// Tells where a CSV row ends: follows the quotes of a row's lines, one line after the other.
///
/// RFC 4180: a quote at the beginning of a cell opens it, two quotes inside stand for one, and a
/// quote that closes is followed by a delimiter or the end of the row. A quote in the middle of an
/// unquoted cell is plain text.
final class QuoteScanner {

    /// What is known after a line.
    enum State {
        /// The row ends here.
        COMPLETE,
        /// A quoted cell goes on in the next line.
        OPEN,
        /// A quote closed a cell in the middle: no row can be made of this.
        BROKEN
    }

    private final char delimiter;
    private boolean quoted;
    private boolean stray;

    QuoteScanner(char delimiter) {
        this.delimiter = delimiter;
    }

    /// Follows one more line of the row.
    State scan(String line) {
        boolean cellStart = !quoted;
        int i = 0;
        int length = line.length();
        while (i < length) {
            char c = line.charAt(i);
            if (quoted) {
                if (c == '"') {
                    if (i + 1 < length && line.charAt(i + 1) == '"') {
                        i++;
                    } else if (i + 1 == length || line.charAt(i + 1) == delimiter) {
                        quoted = false;
                    } else {
                        return State.BROKEN;
                    }
                }
            } else if (c == delimiter) {
                cellStart = true;
                i++;
                continue;
            } else if (c == '"') {
                quoted = cellStart;
                stray |= !cellStart;
            }
            cellStart = false;
            i++;
        }
        return quoted ? State.OPEN : State.COMPLETE;
    }

    /// Whether an unquoted cell had a quote in it so far.
    boolean sawStrayQuote() {
        return stray;
    }
}
