package io.marquee.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/// What came out of a pipeline that ran in this process, for a test to look at as a whole.
///
/// @param <T> elements of the collection
public final class Kept<T> {

    private static final Map<String, Queue<Object>> ALL = new ConcurrentHashMap<>();

    private final String key = UUID.randomUUID().toString();

    private Kept() {}

    /// Keeps the elements of a collection.
    public static <T> Kept<T> of(PCollection<T> collection) {
        Kept<T> kept = new Kept<>();
        ALL.put(kept.key, new ConcurrentLinkedQueue<>());
        collection.apply("Keep " + kept.key, ParDo.of(new Keep<>(kept.key)));
        return kept;
    }

    /// The elements, in the order that they happened to come out.
    @SuppressWarnings("unchecked") // only elements of this collection went in
    public List<T> elements() {
        return List.copyOf((Queue<T>) ALL.getOrDefault(key, new ConcurrentLinkedQueue<>()));
    }

    /// The only element.
    public T only() {
        List<T> elements = elements();
        if (elements.size() != 1) {
            throw new AssertionError("not one element, but " + elements);
        }
        return elements.getFirst();
    }

    /// The rows of all blocks, in the order that they happened to come out.
    public static <R> List<R> rows(Kept<List<R>> blocks) {
        List<R> rows = new ArrayList<>();
        blocks.elements().forEach(rows::addAll);
        return rows;
    }

    private static final class Keep<T> extends DoFn<T, Void> {

        private static final long serialVersionUID = 1;

        private final String key;

        Keep(String key) {
            this.key = key;
        }

        @ProcessElement
        public void process(@Element T element) {
            ALL.computeIfAbsent(key, _ -> new ConcurrentLinkedQueue<>()).add(element);
        }
    }
}
