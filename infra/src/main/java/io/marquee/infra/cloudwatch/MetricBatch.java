package io.marquee.infra.cloudwatch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What goes into one request to CloudWatch: at most 1,000 samples, at most 150 different values
/// each, and less than 1 MB.
///
/// Values measured on the same thing in the same minute are put together first. They stay values
/// with their counts, so percentiles over many senders are as right as over one.
///
/// Source: Amazon CloudWatch API Reference, PutMetricData.
record MetricBatch(List<MetricSample> samples) {

    static final int MOST_SAMPLES = 1_000;
    static final int MOST_VALUES = 150;

    /// Under the 1 MB that a request may have, before compression, for headers and signature.
    static final int MOST_BYTES = 1_000_000;

    /// `&MetricData.member.1000.Values.member.150=` with a number, and the same for its count.
    private static final int BYTES_OF_VALUE = 2 * (45 + 24);

    /// The same for unit, time and the parts of a dimension.
    private static final int BYTES_OF_PART = 80;

    private static final int PARTS = 4;

    /// What a character may become in a form.
    private static final int BYTES_OF_CHARACTER = 3;

    MetricBatch {
        samples = List.copyOf(samples);
    }

    /// How many measurements are in it.
    long measurements() {
        return samples.stream().mapToLong(MetricSample::measurements).sum();
    }

    /// What is measured on what, in which minute.
    private record Series(
            String name, MetricUnit unit, Instant minute, SortedMap<String, String> dimensions) {}

    private static final Comparator<Series> ORDER =
            Comparator.comparing(Series::minute)
                    .thenComparing(Series::name)
                    .thenComparing(Series::unit)
                    .thenComparing(series -> series.dimensions().toString());

    /// Puts samples together and deals them out to requests, oldest first.
    static List<MetricBatch> of(List<MetricSample> samples) {
        SortedMap<Series, SortedMap<Double, Long>> together = new TreeMap<>(ORDER);
        for (MetricSample sample : samples) {
            Series series =
                    new Series(
                            sample.name(),
                            sample.unit(),
                            sample.at().truncatedTo(ChronoUnit.MINUTES),
                            sample.dimensions());
            SortedMap<Double, Long> counts = together.computeIfAbsent(series, s -> new TreeMap<>());
            sample.counts().forEach((value, count) -> counts.merge(value, count, Long::sum));
        }
        List<MetricSample> cut = new ArrayList<>();
        together.forEach((series, counts) -> cut.addAll(cut(series, counts)));
        return deal(cut);
    }

    private static List<MetricSample> cut(Series series, SortedMap<Double, Long> counts) {
        List<MetricSample> pieces = new ArrayList<>();
        SortedMap<Double, Long> piece = new TreeMap<>();
        for (Map.Entry<Double, Long> each : counts.entrySet()) {
            piece.put(each.getKey(), each.getValue());
            if (piece.size() == MOST_VALUES) {
                pieces.add(sample(series, piece));
                piece = new TreeMap<>();
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(sample(series, piece));
        }
        return pieces;
    }

    private static MetricSample sample(Series series, SortedMap<Double, Long> counts) {
        return new MetricSample(
                series.name(), series.unit(), series.minute(), series.dimensions(), counts);
    }

    private static List<MetricBatch> deal(List<MetricSample> samples) {
        List<MetricBatch> batches = new ArrayList<>();
        List<MetricSample> batch = new ArrayList<>();
        int bytes = 0;
        for (MetricSample sample : samples) {
            int more = bytes(sample);
            if (!batch.isEmpty() && (batch.size() == MOST_SAMPLES || bytes + more > MOST_BYTES)) {
                batches.add(new MetricBatch(batch));
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(sample);
            bytes += more;
        }
        if (!batch.isEmpty()) {
            batches.add(new MetricBatch(batch));
        }
        return batches;
    }

    /// No less than what the sample takes in a request.
    private static int bytes(MetricSample sample) {
        int bytes = PARTS * BYTES_OF_PART + text(sample.name());
        bytes += sample.counts().size() * BYTES_OF_VALUE;
        for (Map.Entry<String, String> each : sample.dimensions().entrySet()) {
            bytes += 2 * BYTES_OF_PART + text(each.getKey()) + text(each.getValue());
        }
        return bytes;
    }

    private static int text(String text) {
        return BYTES_OF_CHARACTER * text.getBytes(StandardCharsets.UTF_8).length;
    }
}
