package io.marquee.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marquee.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Stands in for SageMaker and CloudWatch: one endpoint, `titles`, that serves the model `v2` and
/// served `v1` before; its figures, and its alarms. What it is told to move to it gets to after it
/// has been looked at twice.
public final class SomeAws implements AutoCloseable {

    private static final String PROPERTY = "aws.endpointUrl";
    private static final List<String> PROPERTIES =
            List.of(PROPERTY, "aws.accessKeyId", "aws.secretAccessKey");
    private static final String ARN = "arn:aws:sagemaker:us-east-1:123456789012:";

    /// What its configurations are of, by name; the newest last.
    private static final Map<String, String> MODELS =
            new TreeMap<>(Map.of("titles-1", "v1", "titles-2", "v2"));

    /// Answers of the last two hours, by statistic: in microseconds, or counts.
    private static final Map<String, List<Double>> FIGURES =
            Map.of(
                    "ModelLatency p50", List.of(3_000.0, 4_000.0),
                    "ModelLatency p95", List.of(8_000.0, 9_000.0),
                    "ModelLatency p99", List.of(15_000.0, 20_500.0),
                    "Invocations Sum", List.of(100.0, 200.0),
                    "Invocation4XXErrors Sum", List.of(0.0, 2.0));

    private final HttpServer server;
    private final List<String> changes = new ArrayList<>();
    private String config = "titles-2";
    private String pending = "";
    private int looks;
    private String refusal = "";
    private String failure = "";
    private boolean measures = true;

    private SomeAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.createContext("/", this::answer);
        server.start();
    }

    /// Makes everything in this process that looks for AWS find it.
    public static SomeAws start() {
        try {
            SomeAws aws = new SomeAws();
            System.setProperty(PROPERTY, "http://127.0.0.1:" + aws.server.getAddress().getPort());
            System.setProperty("aws.accessKeyId", "test");
            System.setProperty("aws.secretAccessKey", "test");
            return aws;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The configurations it was told to move to.
    public synchronized List<String> changes() {
        return List.copyOf(changes);
    }

    /// It takes no changes any more, and says so.
    public synchronized void refuses(String message) {
        refusal = message;
    }

    /// Whatever it is moved to next does not start, and what served before serves on.
    public synchronized void goesBack(String reason) {
        failure = reason;
    }

    /// Nobody may see figures any more.
    public synchronized void hidesFigures() {
        measures = false;
    }

    @Override
    public void close() {
        PROPERTIES.forEach(System::clearProperty);
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if (target == null) {
                figures(exchange, form(body));
            } else {
                String action = target.substring(target.indexOf('.') + 1);
                hosting(exchange, action, Json.tree(body, action));
            }
        }
    }

    private void hosting(HttpExchange exchange, String action, JsonNode said) throws IOException {
        if (action.equals("UpdateEndpoint") && !refusal.isEmpty()) {
            refuse(exchange, "AccessDeniedException", refusal);
            return;
        }
        Map<String, ?> answer =
                switch (action) {
                    case "DescribeEndpoint" -> endpoint(said.path("EndpointName").asString());
                    case "DescribeEndpointConfig" ->
                            configuration(said.path("EndpointConfigName").asString());
                    case "ListTags" -> tags(said.path("ResourceArn").asString());
                    case "DescribeScalableTargets" -> Map.of("ScalableTargets", List.of());
                    case "UpdateEndpoint" -> {
                        pending = said.path("EndpointConfigName").asString();
                        looks = 0;
                        changes.add(pending);
                        yield Map.of("EndpointArn", ARN + "endpoint/titles");
                    }
                    default -> null;
                };
        if (answer == null) {
            refuse(exchange, "ValidationException", "Could not find " + said);
        } else {
            reply(exchange, 200, Json.line(answer));
        }
    }

    private @Nullable Map<String, ?> endpoint(String name) {
        if (!name.equals("titles")) {
            return null;
        }
        String reason = "";
        if (!pending.isEmpty() && looks++ >= 2) {
            reason = failure;
            config = failure.isEmpty() ? pending : config;
            pending = "";
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("EndpointName", name);
        answer.put("EndpointArn", ARN + "endpoint/titles");
        answer.put("EndpointConfigName", config);
        answer.put("EndpointStatus", pending.isEmpty() ? "InService" : "Updating");
        answer.put("CreationTime", 1_795_000_000);
        answer.put("LastModifiedTime", 1_795_000_000);
        answer.put(
                "ProductionVariants",
                List.of(
                        Map.of(
                                "VariantName",
                                "AllTraffic",
                                "CurrentInstanceCount",
                                2,
                                "DesiredInstanceCount",
                                2,
                                "CurrentWeight",
                                1.0)));
        if (!reason.isEmpty()) {
            answer.put("FailureReason", reason);
        }
        if (!pending.isEmpty()) {
            answer.put("PendingDeploymentSummary", Map.of("EndpointConfigName", pending));
        }
        return answer;
    }

    private static @Nullable Map<String, ?> configuration(String name) {
        return MODELS.containsKey(name)
                ? Map.of(
                        "EndpointConfigName",
                        name,
                        "EndpointConfigArn",
                        ARN + "endpoint-config/" + name,
                        "CreationTime",
                        1_795_000_000,
                        "ProductionVariants",
                        List.of(
                                Map.of(
                                        "VariantName",
                                        "AllTraffic",
                                        "InitialInstanceCount",
                                        2,
                                        "InstanceType",
                                        "ml.m5.large")))
                : null;
    }

    private static Map<String, ?> tags(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return Map.of(
                "Tags",
                List.of(
                        MODELS.containsKey(name)
                                ? Map.of("Key", "marquee:model-version", "Value", MODELS.get(name))
                                : Map.of("Key", "marquee:configs", "Value", "titles-2 titles-1")));
    }

    private void figures(HttpExchange exchange, Map<String, String> form) throws IOException {
        String action = form.getOrDefault("Action", "");
        if (!measures) {
            reply(
                    exchange,
                    403,
                    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not authorized</Message></Error></ErrorResponse>");
            return;
        }
        String result =
                action.equals("GetMetricData")
                        ? "<MetricDataResults>" + series(form) + "</MetricDataResults>"
                        : "<MetricAlarms>"
                                + alarm("titles-errors", "OK", "No errors.")
                                + alarm("titles-latency", "ALARM", "20.5 ms were above 20 ms.")
                                + "</MetricAlarms>";
        reply(
                exchange,
                200,
                "<%1$sResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                        .formatted(action, result));
    }

    private static String series(Map<String, String> form) {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        StringBuilder all = new StringBuilder();
        for (int place = 1; form.containsKey(query(place, "Id")); place++) {
            List<Double> values =
                    FIGURES.getOrDefault(
                            form.get(query(place, "MetricStat.Metric.MetricName"))
                                    + " "
                                    + form.get(query(place, "MetricStat.Stat")),
                            List.of());
            StringBuilder times = new StringBuilder();
            StringBuilder points = new StringBuilder();
            for (int i = 0; i < values.size(); i++) {
                times.append("<member>%s</member>".formatted(hour.minusSeconds(3_600L * (2 - i))));
                points.append("<member>%s</member>".formatted(values.get(i)));
            }
            all.append(
                    "<member><Id>%s</Id><Timestamps>%s</Timestamps><Values>%s</Values><StatusCode>Complete</StatusCode></member>"
                            .formatted(form.get(query(place, "Id")), times, points));
        }
        return all.toString();
    }

    private static String query(int place, String field) {
        return "MetricDataQueries.member.%d.%s".formatted(place, field);
    }

    private static String alarm(String name, String state, String reason) {
        return "<member><AlarmName>%s</AlarmName><StateValue>%s</StateValue><StateReason>%s</StateReason><StateUpdatedTimestamp>2026-03-01T08:00:00Z</StateUpdatedTimestamp></member>"
                .formatted(name, state, reason);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, at), UTF_8),
                        URLDecoder.decode(pair.substring(at + 1), UTF_8));
            }
        }
        return form;
    }

    private static void refuse(HttpExchange exchange, String code, String message)
            throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", code);
        reply(exchange, 400, Json.line(Map.of("__type", code, "message", message)));
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
