package io.marquee.infra.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marquee.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import tools.jackson.databind.JsonNode;

/// A stand-in for AWS within the test: S3's objects, SageMaker with its endpoints on their way, and
/// auto-scaling; and it fails where it is told to.
public final class FakeAws implements AutoCloseable {

    private static final Pattern INVOCATION = Pattern.compile("/endpoints/([^/]+)/invocations");
    private static final String ARN = "arn:aws:sagemaker:eu-central-1:123456789012:";

    private final HttpServer server;
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, List<Failure>> failures = new HashMap<>();
    private final Map<String, byte[]> objects = new TreeMap<>();
    private final Map<String, JsonNode> models = new TreeMap<>();
    private final Map<String, JsonNode> configs = new TreeMap<>();
    private final Map<String, FakeEndpoint> endpoints = new TreeMap<>();
    private final Map<String, Map<String, String>> tags = new TreeMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, JsonNode> scalable = new TreeMap<>();
    private final Map<String, JsonNode> policies = new TreeMap<>();
    private List<Phase> onCreate = List.of(Phase.of("Creating"), Phase.of("InService"));
    private List<Phase> onUpdate = List.of(Phase.of("Updating"), Phase.of("InService"));
    private Function<String, String> container = body -> body;

    /// A request as it came.
    ///
    /// @param action `CreateModel`; for S3 `PUT`, `HEAD` and so on
    /// @param body as text
    /// @param headers the first of each, names in lower case
    public record Call(String action, String path, String body, Map<String, String> headers) {

        /// The body, if it is JSON.
        public JsonNode json() {
            return Json.tree(body, action);
        }
    }

    /// How an endpoint stands, until it is looked at the next time.
    ///
    /// @param moved whether it runs on the new configuration
    /// @param failure why not; empty for none
    public record Phase(String status, boolean moved, String failure) {

        /// On its way, or arrived.
        public static Phase of(String status) {
            return new Phase(status, status.equals("InService"), "");
        }
    }

    /// @param status 0 for no answer at all
    private record Failure(int status, String code, String message) {}

    private static final class FakeEndpoint {
        private String config = "";
        private String pending = "";
        private List<Phase> phases = List.of();

        private Phase look() {
            Phase phase = phases.getFirst();
            if (phases.size() > 1) {
                phases = phases.subList(1, phases.size());
            }
            if (phase.moved() && !pending.isEmpty()) {
                config = pending;
                pending = "";
            }
            return phase;
        }
    }

    public FakeAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.createContext("/", this::answer);
        server.start();
    }

    /// The way here, with credentials that are none.
    public AwsAccess access(Patience patience) {
        return new AwsAccess(
                "eu-central-1",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "a secret of nobody's")),
                Duration.ofSeconds(2),
                patience);
    }

    /// Lets the next requests for an action fail.
    ///
    /// @param status 0 for no answer at all
    public void fail(String action, int times, int status, String code, String message) {
        for (int i = 0; i < times; i++) {
            failures.computeIfAbsent(action, a -> new ArrayList<>())
                    .add(new Failure(status, code, message));
        }
    }

    public void onCreate(Phase... phases) {
        onCreate = List.of(phases);
    }

    public void onUpdate(Phase... phases) {
        onUpdate = List.of(phases);
    }

    /// What endpoints answer.
    public void container(Function<String, String> answer) {
        container = answer;
    }

    public synchronized List<Call> calls(String action) {
        return calls.stream().filter(call -> call.action().equals(action)).toList();
    }

    /// All actions, in their order, without those that only look.
    public synchronized List<String> changes() {
        return calls.stream()
                .map(Call::action)
                .filter(a -> !a.startsWith("Describe") && !a.startsWith("List"))
                .filter(a -> !a.equals("HEAD") && !a.equals("GET") && !a.equals("Invoke"))
                .toList();
    }

    public synchronized void forget() {
        calls.clear();
    }

    public synchronized Map<String, byte[]> objects() {
        return new TreeMap<>(objects);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] raw = exchange.getRequestBody().readAllBytes();
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String path = exchange.getRequestURI().getPath();
            String body = new String(raw, UTF_8);
            Matcher invocation = INVOCATION.matcher(path);
            String action =
                    target != null
                            ? target.substring(target.indexOf('.') + 1)
                            : invocation.matches() ? "Invoke" : exchange.getRequestMethod();
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            Failure failure;
            synchronized (this) {
                calls.add(new Call(action, path, body, headers));
                List<Failure> planned = failures.getOrDefault(action, List.of());
                failure = planned.isEmpty() ? null : planned.removeFirst();
            }
            if (failure != null) {
                refuse(exchange, failure, target != null || invocation.matches());
            } else if (target != null) {
                json(exchange, action, Json.tree(body, action));
            } else if (invocation.matches()) {
                reply(exchange, 200, container.apply(body));
            } else {
                object(exchange, action, path, raw);
            }
        }
    }

    private void refuse(HttpExchange exchange, Failure failure, boolean json) throws IOException {
        if (failure.status() == 0) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        if (json) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", failure.code());
            reply(
                    exchange,
                    failure.status(),
                    Json.line(Map.of("__type", failure.code(), "message", failure.message())));
        } else {
            reply(
                    exchange,
                    failure.status(),
                    "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                            .formatted(failure.code(), failure.message()));
        }
    }

    private synchronized void object(HttpExchange exchange, String method, String path, byte[] raw)
            throws IOException {
        if (method.equals("PUT")) {
            objects.put(path, raw);
            reply(exchange, 200, "");
        } else {
            exchange.sendResponseHeaders(objects.containsKey(path) ? 200 : 404, -1);
        }
    }

    private synchronized void json(HttpExchange exchange, String action, JsonNode said)
            throws IOException {
        Object answer =
                switch (action) {
                    case "CreateModel" -> make("model", "ModelName", said, models);
                    case "CreateEndpointConfig" ->
                            make("endpoint-config", "EndpointConfigName", said, configs);
                    case "CreateEndpoint" -> create(said);
                    case "UpdateEndpoint" -> update(said);
                    case "DescribeModel" -> described("Model", said, models);
                    case "DescribeEndpointConfig" -> described("EndpointConfig", said, configs);
                    case "DescribeEndpoint" -> endpoint(said);
                    case "ListModels" -> listed("Models", "Model", "model", models);
                    case "ListEndpointConfigs" ->
                            listed("EndpointConfigs", "EndpointConfig", "endpoint-config", configs);
                    case "ListTags" -> Map.of("Tags", pairs(text(said, "ResourceArn")));
                    case "AddTags" -> {
                        tag(text(said, "ResourceArn"), said);
                        yield Map.of();
                    }
                    case "DeleteModel" -> removed(models.remove(text(said, "ModelName")));
                    case "DeleteEndpointConfig" ->
                            removed(configs.remove(text(said, "EndpointConfigName")));
                    case "DeleteEndpoint" -> removed(endpoints.remove(text(said, "EndpointName")));
                    case "RegisterScalableTarget" -> {
                        scalable.put(text(said, "ResourceId"), said);
                        yield Map.of();
                    }
                    case "PutScalingPolicy" -> {
                        policies.put(text(said, "ResourceId"), said);
                        yield Map.of("PolicyARN", "arn:aws:autoscaling:p");
                    }
                    case "DeregisterScalableTarget" -> {
                        scalable.remove(text(said, "ResourceId"));
                        policies.remove(text(said, "ResourceId"));
                        yield Map.of();
                    }
                    case "DescribeScalableTargets" ->
                            Map.of(
                                    "ScalableTargets",
                                    known(scalable, said.at("/ResourceIds/0").asString()));
                    case "DescribeScalingPolicies" ->
                            Map.of("ScalingPolicies", known(policies, text(said, "ResourceId")));
                    default -> null;
                };
        if (answer == null) {
            refuse(
                    exchange,
                    new Failure(400, "ValidationException", "Could not find " + said),
                    true);
        } else {
            reply(exchange, 200, Json.line(answer));
        }
    }

    private static List<JsonNode> known(Map<String, JsonNode> things, String key) {
        return things.containsKey(key) ? List.of(things.get(key)) : List.of();
    }

    private Object make(String kind, String name, JsonNode said, Map<String, JsonNode> things) {
        things.put(text(said, name), said);
        String arn = ARN + kind + "/" + text(said, name);
        tag(arn, said);
        return Map.of(name.replace("Name", "Arn"), arn);
    }

    private Object create(JsonNode said) {
        FakeEndpoint endpoint = new FakeEndpoint();
        endpoint.config = text(said, "EndpointConfigName");
        endpoint.phases = onCreate;
        endpoints.put(text(said, "EndpointName"), endpoint);
        String arn = ARN + "endpoint/" + text(said, "EndpointName");
        tag(arn, said);
        return Map.of("EndpointArn", arn);
    }

    private @Nullable Object update(JsonNode said) {
        FakeEndpoint endpoint = endpoints.get(text(said, "EndpointName"));
        if (endpoint == null || !configs.containsKey(text(said, "EndpointConfigName"))) {
            return null;
        }
        endpoint.pending = text(said, "EndpointConfigName");
        endpoint.phases = onUpdate;
        return Map.of("EndpointArn", ARN + "endpoint/" + text(said, "EndpointName"));
    }

    private static @Nullable Object described(
            String kind, JsonNode said, Map<String, JsonNode> things) {
        JsonNode found = things.get(text(said, kind + "Name"));
        if (found == null) {
            return null;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        found.properties().forEach(p -> answer.put(p.getKey(), p.getValue()));
        answer.put(
                kind + "Arn",
                ARN
                        + (kind.equals("Model") ? "model/" : "endpoint-config/")
                        + text(said, kind + "Name"));
        return answer;
    }

    private @Nullable Object endpoint(JsonNode said) {
        String name = text(said, "EndpointName");
        FakeEndpoint endpoint = endpoints.get(name);
        if (endpoint == null) {
            return null;
        }
        Phase phase = endpoint.look();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("EndpointName", name);
        answer.put("EndpointArn", ARN + "endpoint/" + name);
        answer.put("EndpointConfigName", endpoint.config);
        answer.put("EndpointStatus", phase.status());
        answer.put("CreationTime", 1_795_000_000);
        answer.put("LastModifiedTime", 1_795_000_000);
        answer.put(
                "ProductionVariants",
                List.of(
                        Map.of(
                                "VariantName",
                                "AllTraffic",
                                "CurrentInstanceCount",
                                1,
                                "DesiredInstanceCount",
                                1,
                                "CurrentWeight",
                                1.0)));
        if (!phase.failure().isEmpty()) {
            answer.put("FailureReason", phase.failure());
        }
        if (!endpoint.pending.isEmpty() && !phase.status().equals("InService")) {
            answer.put("PendingDeploymentSummary", Map.of("EndpointConfigName", endpoint.pending));
        }
        return answer;
    }

    private static Object listed(
            String list, String kind, String arn, Map<String, JsonNode> things) {
        return Map.of(
                list,
                things.keySet().stream()
                        .map(name ->
                                Map.of(kind + "Name", name, kind + "Arn", ARN + arn + "/" + name))
                        .toList());
    }

    private static @Nullable Object removed(@Nullable Object thing) {
        return thing == null ? null : Map.of();
    }

    private void tag(String arn, JsonNode said) {
        for (JsonNode tag : said.path("Tags")) {
            tags.computeIfAbsent(arn, a -> new TreeMap<>())
                    .put(text(tag, "Key"), text(tag, "Value"));
        }
    }

    private List<Map<String, String>> pairs(String arn) {
        return tags.getOrDefault(arn, Map.of()).entrySet().stream()
                .map(tag -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList();
    }

    private static String text(JsonNode said, String field) {
        return said.path(field).asString("");
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
