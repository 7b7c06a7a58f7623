package io.marquee.explanation;

import java.util.Arrays;

/// What each column contributes to the margins of some rows: rating points of a rating model,
/// log-odds of a liked model. A row's contributions and the base add up to its margin.
///
/// In double precision: contributions are added up further, to concepts and to means over titles,
/// and what they sum to is compared with margins that are doubles themselves.
public final class Contributions {

    private final int rows;
    private final int columns;
    private final double base;
    private final double[] values;

    /// @param base the margin that the model expects of a row of which nothing is known
    /// @param values rows x columns, row-major; handed over, not copied
    Contributions(int rows, int columns, double base, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.base = base;
        this.values = values;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /// The margin that the model expects of a row of which nothing is known: the mean over its
    /// training rows. The same for all rows.
    public double base() {
        return base;
    }

    /// What one column contributes to one row's margin.
    public double at(int row, int column) {
        return values[row * columns + column];
    }

    /// What each column contributes to one row's margin; a copy.
    public double[] row(int row) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /// Base plus all of a row's contributions: the margin that is explained.
    public double margin(int row) {
        double sum = base;
        for (int i = row * columns; i < (row + 1) * columns; i++) {
            sum += values[i];
        }
        return sum;
    }
}
