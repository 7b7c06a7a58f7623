package io.marquee.infra.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.infra.aws.TestPatience;
import io.marquee.infra.cloudwatch.FigureSeries.Point;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointFiguresTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final FigureWindow HOUR = FigureWindow.until(NOW, Duration.ofHours(1));

    private CloudWatchStub stub;
    private EndpointFigures figures;

    @BeforeEach
    void start() throws IOException {
        stub = new CloudWatchStub();
        figures = new EndpointFigures(stub.access(new TestPatience()));
    }

    @AfterEach
    void stop() {
        figures.close();
        stub.close();
    }

    @Test
    void reads_percentiles_and_sums_over_all_pages() {
        stub.answers(
                "GetMetricData",
                "<MetricDataResults>"
                        + result("q2", "2026-03-01T09:59:00Z", "2100.0")
                        + result("q6", "2026-03-01T09:59:00Z", "17.0")
                        + "</MetricDataResults><NextToken>more</NextToken>");
        stub.answers(
                "GetMetricData",
                "<MetricDataResults>"
                        + result("q2", "2026-03-01T09:58:00Z", "1900.0")
                        + "</MetricDataResults>");

        VariantFigures said = figures.read("titles", "AllTraffic", HOUR);

        TreeMap<String, String> where =
                new TreeMap<>(Map.of("EndpointName", "titles", "VariantName", "AllTraffic"));
        assertThat(said.model().p99())
                .isEqualTo(
                        new FigureSeries(
                                "ModelLatency",
                                "p99",
                                where,
                                List.of(
                                        new Point(Instant.parse("2026-03-01T09:58:00Z"), 1900),
                                        new Point(Instant.parse("2026-03-01T09:59:00Z"), 2100))));
        assertThat(said.invocations())
                .isEqualTo(
                        new FigureSeries(
                                "Invocations",
                                "Sum",
                                where,
                                List.of(new Point(Instant.parse("2026-03-01T09:59:00Z"), 17))));
        assertThat(said.errors5xx())
                .isEqualTo(new FigureSeries("Invocation5XXErrors", "Sum", where, List.of()));
        assertThat(stub.requests()).hasSize(2);
        assertThat(stub.requests().getFirst())
                .containsEntry("StartTime", "2026-03-01T09:00:00Z")
                .containsEntry("EndTime", "2026-03-01T10:00:00Z")
                .containsEntry("MetricDataQueries.member.3.Id", "q2")
                .containsEntry("MetricDataQueries.member.3.MetricStat.Stat", "p99")
                .containsEntry("MetricDataQueries.member.3.MetricStat.Period", "60")
                .containsEntry(
                        "MetricDataQueries.member.3.MetricStat.Metric.Namespace", "AWS/SageMaker")
                .containsEntry(
                        "MetricDataQueries.member.3.MetricStat.Metric.MetricName", "ModelLatency")
                .containsEntry(
                        "MetricDataQueries.member.3.MetricStat.Metric.Dimensions.member.1.Value",
                        "titles")
                .containsEntry(
                        "MetricDataQueries.member.9.MetricStat.Metric.MetricName",
                        "Invocation5XXErrors");
        assertThat(stub.requests().getLast()).containsEntry("NextToken", "more");
    }

    @Test
    void reads_alarms_by_name() {
        stub.answers(
                "DescribeAlarms",
                "<MetricAlarms>"
                        + alarm("titles-latency", "ALARM", "Threshold Crossed")
                        + alarm("titles-errors", "OK", "")
                        + alarm("titles-drift", "INSUFFICIENT_DATA", "Unchecked")
                        + "</MetricAlarms>");

        Instant since = Instant.parse("2026-03-01T08:00:00Z");
        assertThat(figures.alarms("titles"))
                .containsExactly(
                        new AlarmFigure(
                                "titles-drift", AlarmFigure.State.UNKNOWN, "Unchecked", since),
                        new AlarmFigure("titles-errors", AlarmFigure.State.OK, "", since),
                        new AlarmFigure(
                                "titles-latency",
                                AlarmFigure.State.ALARM,
                                "Threshold Crossed",
                                since));
        assertThat(stub.requests().getFirst()).containsEntry("AlarmNamePrefix", "titles-");
    }

    @Test
    void leaves_alarms_over_endpoints_of_longer_names_to_these() {
        stub.answers(
                "DescribeAlarms",
                "<MetricAlarms>"
                        + over("titles-errors", "EndpointName", "titles")
                        + over("titles-eu-errors", "EndpointName", "titles-eu")
                        + over("titles-eu-drift", "Endpoint", "titles-eu")
                        + over("titles-cost", "Service", "SageMaker")
                        + "</MetricAlarms>");

        assertThat(figures.alarms("titles"))
                .extracting(AlarmFigure::name)
                .containsExactly("titles-cost", "titles-errors");
    }

    @Test
    void asks_for_no_figures_where_nothing_was_published() {
        stub.answers("ListMetrics", "<Metrics></Metrics>");

        assertThat(figures.ours(MetricNames.NAMESPACE, "titles", HOUR)).isEmpty();
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void asks_for_percentiles_of_our_latencies_too_and_for_sums_of_our_counts() {
        stub.answers(
                "ListMetrics",
                "<Metrics>"
                        + Stream.of("rmse", "ModelLatency", "Invocations")
                                .map("<member><MetricName>%s</MetricName></member>"::formatted)
                                .collect(Collectors.joining())
                        + "</Metrics>");

        assertThat(figures.ours(MetricNames.NAMESPACE, "titles", HOUR))
                .extracting(series -> series.metric() + " " + series.statistic())
                .containsExactly(
                        "Invocations Sum",
                        "ModelLatency p50",
                        "ModelLatency p95",
                        "ModelLatency p99",
                        "rmse Average");
    }

    @Test
    void says_which_action_a_policy_lacks() {
        stub.fails(403, "AccessDenied", "User is not authorized");

        assertThatThrownBy(() -> figures.read("titles", "AllTraffic", HOUR))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot read figures from CloudWatch: access denied. Whoever runs this needs a policy with \"Action\": \"cloudwatch:GetMetricData\". (\"User is not authorized\")");
    }

    @Test
    void takes_the_shortest_period_that_is_kept_and_fits_on_a_chart() {
        assertThat(period(Duration.ofHours(5))).isEqualTo(Duration.ofMinutes(1));
        assertThat(period(Duration.ofHours(6))).isEqualTo(Duration.ofMinutes(5));
        assertThat(period(Duration.ofDays(2))).isEqualTo(Duration.ofMinutes(15));
        assertThat(period(Duration.ofDays(12))).isEqualTo(Duration.ofHours(1));
        assertThat(period(Duration.ofDays(70))).isEqualTo(Duration.ofHours(6));
        assertThat(period(Duration.ofDays(455))).isEqualTo(Duration.ofDays(1));
    }

    private static Duration period(Duration length) {
        return FigureWindow.until(NOW, length).period();
    }

    private static String result(String id, String at, String value) {
        return "<member><Id>%s</Id><Timestamps><member>%s</member></Timestamps><Values><member>%s</member></Values><StatusCode>Complete</StatusCode></member>"
                .formatted(id, at, value);
    }

    private static String over(String name, String dimension, String value) {
        return alarm(name, "OK", "")
                .replace(
                        "</member>",
                        "<Dimensions><member><Name>%s</Name><Value>%s</Value></member></Dimensions></member>"
                                .formatted(dimension, value));
    }

    private static String alarm(String name, String state, String reason) {
        return "<member><AlarmName>%s</AlarmName><StateValue>%s</StateValue><StateReason>%s</StateReason><StateUpdatedTimestamp>2026-03-01T08:00:00Z</StateUpdatedTimestamp></member>"
                .formatted(name, state, reason);
    }
}
