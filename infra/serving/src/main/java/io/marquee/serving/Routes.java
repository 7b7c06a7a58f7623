package io.marquee.serving;

import io.marquee.Json;
import io.marquee.table.TableRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the server answers, by path and method, and the one place where failures become statuses.
final class Routes extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    /// Where titles are asked about.
    static final String INVOCATIONS = "/invocations";

    private static final String JSON = "application/json";

    private final ModelSlot slot;
    private final ServeConfig.Limits limits;
    private final Admission admission;
    private final Meter meter;
    private final IdleConnections connections;
    private final BodyReader bodies;
    private final TitleReader titles;
    private final @Nullable Capture capture;
    private final InstantSource clock;
    private final Map<String, Route> routes = new LinkedHashMap<>();

    /// One path.
    private record Route(Set<String> methods, Work work) {}

    private interface Work {
        Reply answer(Request request) throws InterruptedException;
    }

    /// What goes back.
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    private record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

        static Reply of(Problem problem) {
            return new Reply(
                    problem.status(),
                    Problem.CONTENT_TYPE,
                    problem.toJson(),
                    problem.status() == 503 ? Map.of("Retry-After", "2") : Map.of());
        }
    }

    /// @param parts what requests are answered with
    Routes(ServeConfig config, ScoringServer.Parts parts) {
        this.slot = parts.slot();
        this.limits = config.limits();
        this.admission = parts.admission();
        this.meter = parts.meter();
        this.connections = parts.connections();
        this.bodies =
                new BodyReader(limits.bodyBytes(), config.patience().request(), parts.admission());
        this.titles = new TitleReader(limits.titles());
        this.capture = parts.outlets().capture();
        this.clock = parts.clock();
        Set<String> get = Set.of("GET", "HEAD");
        routes.put("/ping", new Route(get, _ -> ping()));
        routes.put(INVOCATIONS, new Route(Set.of("POST"), this::invoke));
        routes.put("/execution-parameters", new Route(get, _ -> executionParameters()));
        routes.put("/openapi.json", new Route(get, _ -> openApi()));
        PrometheusMeter figures = parts.outlets().prometheus();
        if (figures != null) {
            routes.put(
                    "/metrics",
                    new Route(
                            get,
                            _ ->
                                    new Reply(
                                            200,
                                            PrometheusMeter.CONTENT_TYPE,
                                            figures.text(),
                                            Map.of())));
        }
    }

    /// All paths that are answered.
    Set<String> paths() {
        return routes.keySet();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        connections.begin(request);
        long start = System.nanoTime();
        String path = String.valueOf(request.getHttpURI().getCanonicalPath());
        Route route = routes.get(path);
        Reply reply = reply(route, request);
        response.setStatus(reply.status());
        if (reply.body().length > 0) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        reply.headers().forEach(response.getHeaders()::put);
        admission.hold(reply.body().length);
        Request.addCompletionListener(
                request,
                _ -> {
                    admission.release(reply.body().length);
                    meter.request(
                            route == null ? "other" : path,
                            reply.status(),
                            (System.nanoTime() - start) / 1e9);
                });
        connections.answering(request, reply.body().length);
        boolean headOnly = request.getMethod().equals("HEAD");
        response.write(true, ByteBuffer.wrap(headOnly ? new byte[0] : reply.body()), callback);
        return true;
    }

    private Reply reply(@Nullable Route route, Request request) {
        try {
            if (route == null) {
                return Reply.of(
                        Problem.of(
                                404,
                                "There is nothing here. There is "
                                        + String.join(", ", routes.keySet())
                                        + "."));
            }
            if (!route.methods().contains(request.getMethod())) {
                String allowed = String.join(", ", route.methods().stream().sorted().toList());
                Reply refusal = Reply.of(Problem.of(405, "This takes only " + allowed + "."));
                return new Reply(
                        405, refusal.contentType(), refusal.body(), Map.of("Allow", allowed));
            }
            return route.work().answer(request);
        } catch (RequestRefused refused) {
            return Reply.of(refused.problem());
        } catch (InterruptedException e) {
            return Reply.of(Problem.of(503, "The server is stopping. Ask again."));
        } catch (RuntimeException e) {
            // Its message may be the client's words; where it happened is ours.
            StackTraceElement[] trace = e.getStackTrace();
            LOG.error(
                    "A request failed with {} at {}",
                    e.getClass().getName(),
                    trace.length == 0 ? "an unknown place" : trace[0]);
            LOG.debug("It was", e);
            return Reply.of(Problem.of(500, "The server failed. Its log says where."));
        }
    }

    private Reply ping() {
        return new Reply(slot.current().isPresent() ? 200 : 503, JSON, new byte[0], Map.of());
    }

    private Reply executionParameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("MaxConcurrentTransforms", limits.workers());
        parameters.put("BatchStrategy", "MULTI_RECORD");
        parameters.put("MaxPayloadInMB", Math.max(1, limits.bodyBytes() >> 20));
        return new Reply(
                200, JSON, Json.line(parameters).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static Reply openApi() {
        try (InputStream in = Routes.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is not in the jar");
            }
            return new Reply(200, JSON, in.readAllBytes(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply invoke(Request request) throws InterruptedException {
        Invocation invocation = Invocation.of(request);
        ServedModel model =
                slot.current()
                        .orElseThrow(() ->
                                new RequestRefused(
                                        Problem.of(503, "No model serves yet. Ask again soon.")));
        byte[] body = bodies.read(request);
        byte[] answer;
        try {
            answer = admission.compute(() -> answer(model, invocation, body));
        } finally {
            admission.release(body.length);
        }
        if (capture != null) {
            capture.offer(
                    new Captured(
                            invocation.body(),
                            body,
                            invocation.answer(),
                            answer,
                            UUID.randomUUID().toString(),
                            invocation.inferenceId(),
                            clock.instant()));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Marquee-Model-Version", model.version());
        if (invocation.inferenceId() != null) {
            headers.put(Invocation.INFERENCE_ID, invocation.inferenceId());
        }
        if (invocation.customAttributes() != null) {
            headers.put(Invocation.CUSTOM_ATTRIBUTES, invocation.customAttributes());
        }
        return new Reply(200, invocation.answer().contentType(), answer, headers);
    }

    private byte[] answer(ServedModel model, Invocation invocation, byte[] body) {
        TitleBatch batch = titles.read(body, invocation.body());
        List<TableRow> rows = batch.rows();
        List<Answer> answers = Scoring.answer(model.scorer(), rows, invocation.reasons());
        if (batch.shape() == TitleBatch.Shape.ONE
                && answers.getFirst() instanceof Answer.Rejected rejected) {
            throw new RequestRefused(Problem.of(rejected));
        }
        int predicted =
                (int) answers.stream().filter(each -> each instanceof Answer.Predicted).count();
        meter.titles(predicted, answers.size() - predicted);
        return new AnswerWriter(model.version(), invocation.reasons() > 0)
                .write(answers, invocation.answer(), batch.shape());
    }
}
