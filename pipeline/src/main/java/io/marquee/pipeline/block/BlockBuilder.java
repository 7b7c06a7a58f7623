package io.marquee.pipeline.block;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Collects rows into blocks of a size that travels well.
///
/// @param <T> rows
public final class BlockBuilder<T> {

    /// The most rows of a block.
    ///
    /// Large, because some runners pay not only for each element but for each pair of elements of a
    /// group: the DirectRunner copies what a group holds whenever it gets another element.
    public static final int MOST_ROWS = 16_384;

    /// What a row of unknown size is taken to weigh, in characters.
    public static final int TYPICAL_WEIGHT = 256;

    /// A block is closed early when its rows weigh more than this; large rows must not make large
    /// elements.
    private static final long MOST_WEIGHT = 1L << 20;

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
        rows.forEach(row -> builder.add(row, TYPICAL_WEIGHT));
        builder.flush();
    }
}
