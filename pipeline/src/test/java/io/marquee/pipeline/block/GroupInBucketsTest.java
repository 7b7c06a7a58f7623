package io.marquee.pipeline.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.pipeline.Blocks;
import io.marquee.pipeline.Checked;
import io.marquee.pipeline.Kept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;

class GroupInBucketsTest {

    private static final List<Row> ROWS =
            IntStream.range(0, 500).mapToObj(i -> new Row("key" + i % 60, i)).toList();

    record Row(String key, int number) {}

    @Test
    void hands_on_every_row_exactly_once() {
        for (int buckets : new int[] {1, 7, 1_000}) {
            assertThat(group(Blocks.of(ROWS, 64), buckets).values().stream().flatMap(List::stream))
                    .containsExactlyInAnyOrderElementsOf(ROWS);
        }
    }

    @Test
    void puts_a_key_into_the_same_bucket_whatever_the_blocks() {
        Map<String, Integer> bucketOfKey = buckets(group(Blocks.of(ROWS, 500), 7));

        assertThat(bucketOfKey).hasSize(60);
        assertThat(bucketOfKey.values()).containsOnly(0, 1, 2, 3, 4, 5, 6);
        assertThat(buckets(group(Blocks.of(ROWS, 1), 7))).isEqualTo(bucketOfKey);
        assertThat(buckets(group(Blocks.shuffled(ROWS, 33, 5), 7))).isEqualTo(bucketOfKey);
    }

    @Test
    void makes_nothing_of_nothing() {
        assertThat(group(List.of(), 3)).isEmpty();
    }

    /// Each bucket once, with its rows.
    private static Map<Integer, List<Row>> group(List<List<Row>> blocks, int buckets) {
        Pipeline pipeline = Checked.pipeline();
        Kept<KV<Integer, Iterable<List<Row>>>> groups =
                Kept.of(
                        Blocks.create(pipeline, Row.class, blocks)
                                .apply(new GroupInBuckets<>(Row.class, Row::key, buckets)));
        pipeline.run();
        Map<Integer, List<Row>> rows = new HashMap<>();
        for (KV<Integer, Iterable<List<Row>>> group : groups.elements()) {
            List<Row> all = new ArrayList<>();
            group.getValue().forEach(all::addAll);
            assertThat(rows.put(group.getKey(), all)).isNull();
            assertThat(group.getKey()).isBetween(0, buckets - 1);
        }
        return rows;
    }

    private static Map<String, Integer> buckets(Map<Integer, List<Row>> groups) {
        Map<String, Integer> bucketOfKey = new HashMap<>();
        groups.forEach((bucket, rows) ->
                rows.forEach(row -> {
                    Integer before = bucketOfKey.put(row.key(), bucket);
                    assertThat(before == null || before.equals(bucket)).isTrue();
                }));
        return bucketOfKey;
    }
}
