package io.marquee.infra.cloudwatch;

import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.aws.AwsCalls;
import io.marquee.infra.aws.AwsFailure;
import io.marquee.infra.cloudwatch.FigureSeries.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/// Reads what CloudWatch knows of endpoints, and changes nothing. Needs `cloudwatch:GetMetricData`,
/// `ListMetrics` and `DescribeAlarms`.
public final class EndpointFigures implements AutoCloseable {

    private static final String ENDPOINT_NAME = "EndpointName";
    private static final String VARIANT_NAME = "VariantName";

    /// The most that one request may ask for.
    private static final int MOST_QUERIES = 500;

    private final CloudWatchClient client;
    private final AwsCalls calls;

    /// @throws io.marquee.UserError if no region is set
    public EndpointFigures(AwsAccess access) {
        this.client = access.build(CloudWatchClient.builder());
        this.calls = AwsCalls.of(access);
    }

    /// All that SageMaker says of one variant of an endpoint; series without a point where it says
    /// nothing.
    ///
    /// @throws io.marquee.UserError if AWS does not say
    public VariantFigures read(String endpoint, String variant, FigureWindow window) {
        Map<String, String> dimensions =
                new TreeMap<>(Map.of(ENDPOINT_NAME, endpoint, VARIANT_NAME, variant));
        List<Wanted> wanted = new ArrayList<>();
        for (EndpointMetric metric : EndpointMetric.values()) {
            for (String statistic : metric.statistics()) {
                wanted.add(
                        new Wanted(
                                EndpointMetric.NAMESPACE,
                                metric.metricName(),
                                dimensions,
                                statistic));
            }
        }
        return VariantFigures.of(read(wanted, window));
    }

    /// Our own figures of an endpoint, by name: whatever was published under its name in the last
    /// two weeks. Latency in percentiles, requests and errors in sums, all else the average of each
    /// period.
    ///
    /// @param namespace where they were published
    /// @param endpoint the dimension [MetricNames#ENDPOINT]
    /// @throws io.marquee.UserError if AWS does not say
    public List<FigureSeries> ours(String namespace, String endpoint, FigureWindow window) {
        List<Metric> metrics =
                calls.call(
                        "list the metrics of " + endpoint,
                        "cloudwatch:ListMetrics",
                        () ->
                                client
                                        .listMetricsPaginator(r ->
                                                r.namespace(namespace)
                                                        .dimensions(
                                                                DimensionFilter.builder()
                                                                        .name(MetricNames.ENDPOINT)
                                                                        .value(endpoint)
                                                                        .build()))
                                        .metrics()
                                        .stream()
                                        .toList());
        List<Wanted> wanted =
                metrics.stream()
                        .flatMap(m ->
                                EndpointMetric.statistics(m.metricName()).stream()
                                        .map(statistic ->
                                                new Wanted(
                                                        namespace,
                                                        m.metricName(),
                                                        dimensions(m.dimensions()),
                                                        statistic)))
                        .distinct() // one that is on two pages, for instance
                        .sorted(
                                Comparator.comparing(Wanted::metric)
                                        .thenComparing(w -> w.dimensions().toString())
                                        .thenComparing(Wanted::statistic))
                        .toList();
        return read(wanted, window);
    }

    /// The alarms that watch over an endpoint, by name: those whose names begin with its own and a
    /// hyphen, unless they look at another one's metrics.
    ///
    /// @throws io.marquee.UserError if AWS does not say
    public List<AlarmFigure> alarms(String endpoint) {
        String prefix = endpoint + "-";
        List<MetricAlarm> found =
                calls.call(
                        "look at the alarms " + prefix + "*",
                        "cloudwatch:DescribeAlarms",
                        () ->
                                client
                                        .describeAlarmsPaginator(r ->
                                                r.alarmNamePrefix(prefix)
                                                        .alarmTypes(AlarmType.METRIC_ALARM))
                                        .metricAlarms()
                                        .stream()
                                        .toList());
        return found.stream()
                .filter(alarm -> watches(alarm, endpoint))
                .map(EndpointFigures::alarm)
                .sorted(Comparator.comparing(AlarmFigure::name))
                .toList();
    }

    /// `titles-eu-errors` begins with `titles-` too, but is of `titles-eu`.
    private static boolean watches(MetricAlarm alarm, String endpoint) {
        List<String> watched =
                Stream.concat(
                                alarm.dimensions().stream(),
                                alarm.metrics().stream()
                                        .filter(query -> query.metricStat() != null)
                                        .flatMap(query ->
                                                query.metricStat().metric().dimensions().stream()))
                        .filter(d ->
                                d.name().equals(ENDPOINT_NAME)
                                        || d.name().equals(MetricNames.ENDPOINT))
                        .map(Dimension::value)
                        .toList();
        return watched.isEmpty() || watched.contains(endpoint);
    }

    @Override
    public void close() {
        client.close();
    }

    private record Wanted(
            String namespace, String metric, Map<String, String> dimensions, String statistic) {}

    private List<FigureSeries> read(List<Wanted> wanted, FigureWindow window) {
        List<FigureSeries> series = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += MOST_QUERIES) {
            series.addAll(
                    readSome(
                            wanted.subList(from, Math.min(wanted.size(), from + MOST_QUERIES)),
                            window));
        }
        return series;
    }

    private List<FigureSeries> readSome(List<Wanted> wanted, FigureWindow window) {
        List<MetricDataQuery> queries = new ArrayList<>();
        Map<String, SortedMap<Instant, Double>> points = new LinkedHashMap<>();
        for (Wanted each : wanted) {
            String id = "q" + queries.size();
            queries.add(query(id, each, window));
            points.put(id, new TreeMap<>());
        }
        String token = null;
        do {
            token = readPage(queries, window, token, points);
        } while (token != null);
        List<FigureSeries> series = new ArrayList<>();
        for (SortedMap<Instant, Double> each : points.values()) {
            Wanted of = wanted.get(series.size());
            series.add(
                    new FigureSeries(
                            of.metric(),
                            of.statistic(),
                            new TreeMap<>(of.dimensions()),
                            each.entrySet().stream()
                                    .map(p -> new Point(p.getKey(), p.getValue()))
                                    .toList()));
        }
        return series;
    }

    private @Nullable String readPage(
            List<MetricDataQuery> queries,
            FigureWindow window,
            @Nullable String token,
            Map<String, SortedMap<Instant, Double>> points) {
        var page =
                calls.call(
                        "read figures from CloudWatch",
                        "cloudwatch:GetMetricData",
                        () ->
                                client.getMetricData(r ->
                                        r.metricDataQueries(queries)
                                                .startTime(window.from())
                                                .endTime(window.to())
                                                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                                                .nextToken(token)));
        for (MetricDataResult result : page.metricDataResults()) {
            SortedMap<Instant, Double> into = points.get(result.id());
            for (int i = 0; into != null && i < result.values().size(); i++) {
                into.put(result.timestamps().get(i), result.values().get(i));
            }
        }
        return page.nextToken();
    }

    private static MetricDataQuery query(String id, Wanted wanted, FigureWindow window) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(s ->
                        s.metric(m ->
                                        m.namespace(wanted.namespace())
                                                .metricName(wanted.metric())
                                                .dimensions(dimensions(wanted.dimensions())))
                                .period((int) window.period().toSeconds())
                                .stat(wanted.statistic()))
                .returnData(true)
                .build();
    }

    private static List<Dimension> dimensions(Map<String, String> dimensions) {
        return dimensions.entrySet().stream()
                .map(d -> Dimension.builder().name(d.getKey()).value(d.getValue()).build())
                .toList();
    }

    private static SortedMap<String, String> dimensions(List<Dimension> dimensions) {
        SortedMap<String, String> named = new TreeMap<>();
        dimensions.forEach(d -> named.put(d.name(), d.value()));
        return named;
    }

    private static AlarmFigure alarm(MetricAlarm alarm) {
        return new AlarmFigure(
                alarm.alarmName(),
                switch (alarm.stateValue()) {
                    case OK -> AlarmFigure.State.OK;
                    case ALARM -> AlarmFigure.State.ALARM;
                    case INSUFFICIENT_DATA, UNKNOWN_TO_SDK_VERSION -> AlarmFigure.State.UNKNOWN;
                },
                AwsFailure.clean(alarm.stateReason()),
                alarm.stateUpdatedTimestamp());
    }
}
