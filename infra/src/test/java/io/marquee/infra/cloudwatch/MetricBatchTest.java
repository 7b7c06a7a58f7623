package io.marquee.infra.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricBatchTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:15:20Z");
    private static final Instant MINUTE = Instant.parse("2026-03-01T10:15:00Z");
    private static final Map<String, String> HERE = Map.of("Endpoint", "titles");

    @Test
    void puts_values_of_the_same_minute_together_and_counts_them() {
        List<MetricBatch> batches =
                MetricBatch.of(
                        List.of(
                                latency(AT, 812),
                                latency(AT.plusSeconds(39), 640),
                                latency(AT.plusSeconds(2), 812),
                                latency(AT.plusSeconds(40), 640),
                                MetricSample.of(
                                        "Latency", MetricUnit.MICROSECONDS, AT, Map.of(), 1)));

        assertThat(batches)
                .containsExactly(
                        new MetricBatch(
                                List.of(
                                        sample(MINUTE, HERE, Map.of(640.0, 1L, 812.0, 2L)),
                                        sample(MINUTE, Map.of(), Map.of(1.0, 1L)),
                                        sample(MINUTE.plusSeconds(60), HERE, Map.of(640.0, 1L)))));
    }

    @Test
    void makes_no_request_of_nothing() {
        assertThat(MetricBatch.of(List.of())).isEmpty();
    }

    @Test
    void cuts_after_150_different_values_and_loses_none() {
        List<MetricSample> samples =
                IntStream.rangeClosed(1, 301).mapToObj(value -> latency(AT, value)).toList();

        List<MetricBatch> batches = MetricBatch.of(samples);

        assertThat(batches).hasSize(1);
        assertThat(batches.getFirst().samples())
                .extracting(sample -> sample.counts().size())
                .containsExactly(150, 150, 1);
        assertThat(batches.getFirst().measurements()).isEqualTo(301);
    }

    @Test
    void begins_another_request_after_1000_samples() {
        List<MetricSample> samples =
                IntStream.range(0, 2_001)
                        .mapToObj(i -> MetricSample.of("f" + i, MetricUnit.NONE, AT, HERE, 0.1))
                        .toList();

        assertThat(MetricBatch.of(samples))
                .extracting(batch -> batch.samples().size())
                .containsExactly(1000, 1000, 1);
    }

    @Test
    void stays_under_a_megabyte_with_many_values() {
        List<MetricSample> samples = new ArrayList<>();
        for (int minute = 0; minute < 100; minute++) {
            TreeMap<Double, Long> counts = new TreeMap<>();
            for (int i = 0; i < 150; i++) {
                counts.put(1000.0 + i / 7.0, 3L);
            }
            samples.add(sample(MINUTE.plusSeconds(60L * minute), HERE, counts));
        }

        List<MetricBatch> batches = MetricBatch.of(samples);

        assertThat(batches).hasSizeGreaterThan(1);
        assertThat(batches.stream().mapToLong(MetricBatch::measurements).sum())
                .isEqualTo(100 * 150 * 3);
    }

    @Test
    void refuses_what_cloudwatch_would_refuse() {
        assertThatThrownBy(() -> MetricSample.of(":odd", MetricUnit.NONE, AT, HERE, 1))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "':odd' is no name for a metric: it takes 1 to 255 ASCII characters, and no colon at the beginning.");
        assertThatThrownBy(() ->
                        MetricSample.of("x", MetricUnit.NONE, AT, Map.of("Endpoint", "größe"), 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'Endpoint=größe' is no dimension");
        assertThatThrownBy(() -> MetricSample.of("x", MetricUnit.NONE, AT, HERE, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sample(AT, HERE, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static MetricSample latency(Instant at, double microseconds) {
        return MetricSample.of("Latency", MetricUnit.MICROSECONDS, at, HERE, microseconds);
    }

    private static MetricSample sample(
            Instant at, Map<String, String> dimensions, Map<Double, Long> counts) {
        return new MetricSample(
                "Latency",
                MetricUnit.MICROSECONDS,
                at,
                new TreeMap<>(dimensions),
                new TreeMap<>(counts));
    }
}
