package io.marquee.pipeline.block;

import io.marquee.catalog.TitleIdentity;
import io.marquee.pipeline.coder.RecordCoder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/// Brings rows with the same key together: each row goes to the bucket of its key's hash, and all
/// rows of a bucket end up in one element.
///
/// A bucket holds many keys. That makes a few hundred groups of a million rows instead of a million
/// groups, at the price that whoever takes a bucket tells its keys apart in memory; so buckets are
/// to be chosen small enough to fit.
///
/// @param <T> rows, encoded with [RecordCoder]
public final class GroupInBuckets<T>
        extends PTransform<PCollection<List<T>>, PCollection<KV<Integer, Iterable<List<T>>>>> {

    private static final long serialVersionUID = 1;

    private final Class<T> type;
    private final SerializableFunction<T, String> key;
    private final int buckets;

    /// Groups by a key.
    ///
    /// @param buckets how many, at least 1
    public GroupInBuckets(Class<T> type, SerializableFunction<T, String> key, int buckets) {
        this.type = type;
        this.key = key;
        this.buckets = buckets;
    }

    /// Only sends the rows to their buckets, for those who join several collections by bucket.
    public static <T> PTransform<PCollection<List<T>>, PCollection<KV<Integer, List<T>>>> fill(
            Class<T> type, SerializableFunction<T, String> key, int buckets) {
        return new Fill<>(type, key, buckets);
    }

    @Override
    public PCollection<KV<Integer, Iterable<List<T>>>> expand(PCollection<List<T>> blocks) {
        return blocks.apply("Fill", fill(type, key, buckets)).apply("Group", GroupByKey.create());
    }

    private static final class Fill<T>
            extends PTransform<PCollection<List<T>>, PCollection<KV<Integer, List<T>>>> {

        private static final long serialVersionUID = 1;

        private final Class<T> type;
        private final SerializableFunction<T, String> key;
        private final int buckets;

        Fill(Class<T> type, SerializableFunction<T, String> key, int buckets) {
            this.type = type;
            this.key = key;
            this.buckets = buckets;
        }

        @Override
        public PCollection<KV<Integer, List<T>>> expand(PCollection<List<T>> blocks) {
            return blocks.apply("Fill", ParDo.of(new ToBuckets<>(key, buckets)))
                    .setCoder(KvCoder.of(VarIntCoder.of(), ListCoder.of(RecordCoder.of(type))));
        }
    }

    private static final class ToBuckets<T> extends DoFn<List<T>, KV<Integer, List<T>>> {

        private static final long serialVersionUID = 1;

        private final SerializableFunction<T, String> key;
        private final int buckets;

        ToBuckets(SerializableFunction<T, String> key, int buckets) {
            this.key = key;
            this.buckets = buckets;
        }

        @ProcessElement
        public void process(@Element List<T> block, OutputReceiver<KV<Integer, List<T>>> out) {
            SortedMap<Integer, List<T>> filled = new TreeMap<>();
            for (T row : block) {
                long hash = TitleIdentity.stableHash(key.apply(row), 0);
                filled.computeIfAbsent(
                                (int) Long.remainderUnsigned(hash, buckets), b -> new ArrayList<>())
                        .add(row);
            }
            filled.forEach((bucket, rows) -> out.output(KV.of(bucket, rows)));
        }
    }
}
