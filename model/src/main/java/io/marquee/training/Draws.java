package io.marquee.training;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/// The rows and columns that each tree gets to see, drawn without replacement.
final class Draws {

    // java.util.Random's sequence is part of its specification: the same on every JDK.
    private final Random random;
    private final int[] allRows;
    private final int[] allColumns;
    private final int rowsDrawn;
    private final int columnsDrawn;

    Draws(TrainingOptions options, int rows, int columns) {
        random = new Random(options.seed());
        allRows = IntStream.range(0, rows).toArray();
        allColumns = IntStream.range(0, columns).toArray();
        rowsDrawn = Math.max(1, (int) Math.round(rows * options.subsample()));
        columnsDrawn = Math.max(1, (int) Math.round(columns * options.columnSample()));
    }

    /// For each row 1 if it is drawn, else 0.
    int[] rows() {
        int[] drawn = new int[allRows.length];
        shuffleFirst(allRows, rowsDrawn);
        for (int i = 0; i < rowsDrawn; i++) {
            drawn[allRows[i]] = 1;
        }
        return drawn;
    }

    /// The columns that are drawn, in ascending order.
    int[] columns() {
        shuffleFirst(allColumns, columnsDrawn);
        int[] drawn = Arrays.copyOf(allColumns, columnsDrawn);
        Arrays.sort(drawn);
        return drawn;
    }

    /// Fisher and Yates, stopped once the first `count` places are filled.
    private void shuffleFirst(int[] items, int count) {
        if (count == items.length) {
            return;
        }
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(items.length - i);
            int item = items[i];
            items[i] = items[other];
            items[other] = item;
        }
    }
}
