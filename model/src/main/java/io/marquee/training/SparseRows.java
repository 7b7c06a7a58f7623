package io.marquee.training;

import java.util.Arrays;

/// A matrix that is mostly zeros, row by row.
final class SparseRows {

    private final int columns;
    private int[] ends = new int[16];
    private int rows;
    private int[] column = new int[1024];
    private float[] value = new float[1024];
    private int size;

    /// A matrix without rows.
    SparseRows(int columns) {
        this.columns = columns;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /// Puts a value into the row that is being written.
    void put(int at, double entry) {
        if (size == column.length) {
            column = Arrays.copyOf(column, 2 * size);
            value = Arrays.copyOf(value, 2 * size);
        }
        column[size] = at;
        value[size++] = (float) entry;
    }

    /// Ends the row that is being written.
    void endRow() {
        if (rows == ends.length) {
            ends = Arrays.copyOf(ends, 2 * rows);
        }
        ends[rows++] = size;
    }

    /// The product with a vector: one value per row.
    double[] times(double[] vector) {
        double[] product = new double[rows];
        int at = 0;
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (; at < ends[row]; at++) {
                sum += value[at] * vector[column[at]];
            }
            product[row] = sum;
        }
        return product;
    }

    /// The product of its transpose with a vector: one value per column.
    double[] transposedTimes(double[] vector) {
        double[] product = new double[columns];
        int at = 0;
        for (int row = 0; row < rows; row++) {
            for (; at < ends[row]; at++) {
                product[column[at]] += value[at] * vector[row];
            }
        }
        return product;
    }
}
