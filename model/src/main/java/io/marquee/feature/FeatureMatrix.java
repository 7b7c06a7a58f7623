package io.marquee.feature;

/// Feature vectors of many titles, rows x columns, row-major, float32.
///
/// The array is neither copied nor guarded: whoever makes a matrix hands it over, whoever reads it
/// leaves it as it is.
public final class FeatureMatrix {

    private final int rows;
    private final int columns;
    private final float[] values;

    /// A matrix over `values`.
    ///
    /// @param rows number of titles
    /// @param columns number of features
    /// @param values `rows * columns` values; the feature `c` of row `r` is at `r * columns + c`
    public FeatureMatrix(int rows, int columns, float[] values) {
        if (rows < 0 || columns < 0 || values.length != Math.multiplyExact(rows, columns)) {
            throw new IllegalArgumentException(
                    "%d values do not make %d rows of %d columns"
                            .formatted(values.length, rows, columns));
        }
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /// All values, row-major; not a copy.
    public float[] values() {
        return values;
    }

    /// The value of one cell.
    public float at(int row, int column) {
        return values[row * columns + column];
    }
}
