package io.marquee.pipeline;

import io.marquee.pipeline.coder.RecordCoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;

/// Rows cut into blocks, in ways that must make no difference.
public final class Blocks {

    private Blocks() {}

    /// The rows in their order, in blocks of `size`.
    public static <T> List<List<T>> of(List<T> rows, int size) {
        List<List<T>> blocks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += size) {
            blocks.add(List.copyOf(rows.subList(from, Math.min(from + size, rows.size()))));
        }
        return blocks;
    }

    /// The rows in another order, in blocks of `size`.
    public static <T> List<List<T>> shuffled(List<T> rows, int size, long seed) {
        List<T> copy = new ArrayList<>(rows);
        Collections.shuffle(copy, new Random(seed));
        return of(copy, size);
    }

    /// The blocks as a collection.
    public static <T> PCollection<List<T>> create(
            Pipeline pipeline, Class<T> type, List<List<T>> blocks) {
        return pipeline.apply(
                "Create " + type.getSimpleName(),
                Create.of(blocks).withCoder(ListCoder.of(RecordCoder.of(type))));
    }
}
