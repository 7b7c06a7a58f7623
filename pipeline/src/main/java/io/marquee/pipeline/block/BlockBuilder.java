package io.marquee.pipeline.block;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Collects rows into blocks of a size that travels well.
///
/// @param <T> rows
public final class BlockBuilder<T> {

    /// The most rows of a block.
    public static final int MOST_ROWS = 512;

    /// A block is closed early when its rows weigh more than this; large rows must not make large
    /// elements.
    private static final long MOST_WEIGHT = 4L << 20;

    private final Consumer<List<T>> out;
    private List<T> rows = new ArrayList<>();
    private long weight;

    /// Hands every full block to `out`.
    public BlockBuilder(Consumer<List<T>> out) {
        this.out = out;
    }

    /// Adds a row.
    ///
    /// @param rowWeight about how many characters the row has
    public void add(T row, long rowWeight) {
        rows.add(row);
        weight += rowWeight;
        if (rows.size() >= MOST_ROWS || weight >= MOST_WEIGHT) {
            flush();
        }
    }

    /// Hands out what is left. To be called at the end.
    public void flush() {
        if (!rows.isEmpty()) {
            out.accept(rows);
            rows = new ArrayList<>();
            weight = 0;
        }
    }

    /// Cuts rows into blocks.
    public static <T> void cut(Iterable<T> rows, Consumer<List<T>> out) {
        BlockBuilder<T> builder = new BlockBuilder<>(out);
        rows.forEach(row -> builder.add(row, 0));
        builder.flush();
    }
}
