package io.marquee.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.Json;
import io.marquee.pipeline.Blocks;
import io.marquee.pipeline.Checked;
import io.marquee.pipeline.Kept;
import io.marquee.pipeline.Unwatched;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;

class CountsTest {

    record Row(int number) {}

    @Test
    void adds_up_by_name() {
        Counts counts =
                new Counts().add("b", 2).add("a", 1).addAll(new Counts().add("b", 3).add("c", 0));

        assertThat(counts.values()).isEqualTo(Map.of("a", 1L, "b", 5L, "c", 0L));
        assertThat(counts.values().keySet()).containsExactly("a", "b", "c");
        assertThat(counts.of("b")).isEqualTo(5);
        assertThat(counts.of("unheard of")).isZero();
    }

    @Test
    void finds_what_stands_under_a_name() {
        Counts counts =
                new Counts()
                        .add("rows.rejected.A", 1)
                        .add("rows.rejected.B", 2)
                        .add("rows.rejected", 9)
                        .add("rows.rejectedness.C", 4)
                        .add("events.rejected.A", 8);

        assertThat(counts.under("rows.rejected")).isEqualTo(Map.of("A", 1L, "B", 2L));
        assertThat(counts.under("labels")).isEmpty();
    }

    @Test
    void lets_nobody_change_what_it_shows() {
        assertThatThrownBy(() -> new Counts().add("a", 1).values().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void is_one_object_in_json() {
        byte[] json = Json.pretty(new Counts().add("rows.read", 3).add("a", 1));

        assertThat(new String(json, java.nio.charset.StandardCharsets.UTF_8))
                .isEqualToIgnoringWhitespace("{\"a\":1,\"rows.read\":3}");
        assertThat(Json.read(json, Counts.class, "counts").values())
                .isEqualTo(Map.of("a", 1L, "rows.read", 3L));
    }

    @Test
    void counts_rows_and_sends_the_sum_home() {
        List<Row> rows = IntStream.range(0, 1_000).mapToObj(Row::new).toList();
        RunContext run = Unwatched.run();
        Pipeline pipeline = Checked.pipeline();
        PCollection<Counts> sum =
                Blocks.create(pipeline, Row.class, Blocks.shuffled(rows, 7, 1))
                        .apply(
                                new CountRows<>((row, counts) ->
                                        counts.add("all", 1).add("mod." + row.number() % 3, 1)))
                        .apply(CountRows.sum());
        sum.apply(new WriteCounts(run));
        Kept<Counts> kept = Kept.of(sum);
        assertThat(WriteCounts.read(run).values()).isEmpty();

        pipeline.run();

        assertThat(kept.only().values())
                .isEqualTo(Map.of("all", 1_000L, "mod.0", 334L, "mod.1", 333L, "mod.2", 333L));
        assertThat(WriteCounts.read(run).values()).isEqualTo(kept.only().values());
    }

    @Test
    void comes_to_nothing_where_there_is_nothing_to_count() {
        Pipeline pipeline = Checked.pipeline();
        Kept<Counts> kept =
                Kept.of(
                        pipeline.apply(
                                        Create.empty(
                                                io.marquee.pipeline.coder.JsonCoder.of(
                                                        Counts.class)))
                                .apply(CountRows.sum()));
        pipeline.run();

        assertThat(kept.only().values()).isEmpty();
    }
}
