package io.marquee.serving;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.Json;
import io.marquee.catalog.RawRow;
import io.marquee.scoring.Prediction;
import io.marquee.scoring.ScoringModel;
import io.marquee.serving.SmallModels.Golden;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The contract, over real sockets.
class ScoringServerTest {

    private static final String TITLE =
            """
            {"show_id":"a1","type":"Movie","title":"Grüße","release_year":2019,\
            "listed_in":["Dramas"],"duration":"95 min","country":null,"votes":{"x":[1]}}\
            """;
    private static final String PING_HEAD = "GET /ping HTTP/1.1\r\nHost: x\r\n";

    @TempDir static Path folder;
    private static SmallModels models;
    private static ScoringServer server;
    private static Capture capture;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void serve() {
        models = new SmallModels(folder.resolve("workspace"));
        models.publish("v1", 20, Golden.RIGHT);
        models.publish("v2", 5, Golden.RIGHT);
        models.publish("wrong", 6, Golden.WRONG);
        models.publish("old", 7, Golden.NONE);
        capture =
                new Capture(
                        new Capture.Settings(
                                folder.resolve("capture"), 100, 1 << 20, Duration.ofMinutes(9)),
                        InstantSource.fixed(Instant.parse("2026-11-22T13:04:05.006Z")),
                        new Random(1));
        server = start("v1", capture);
        server.load();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ScoringServer start(String version, @Nullable Capture capture) {
        return ScoringServer.start(
                config(),
                new ModelSource.Fixed(version, () -> models.models().require(version)),
                new Outlets(new PrometheusMeter(), null, capture),
                InstantSource.fixed(Instant.parse("2026-11-22T13:04:05.006Z")));
    }

    private static ServeConfig config() {
        return new ServeConfig(
                "127.0.0.1",
                0,
                new ServeConfig.Limits(2, 8, 100_000, 50, 200),
                new ServeConfig.Patience(
                        Duration.ofMillis(600), Duration.ofMillis(800), Duration.ofSeconds(10)));
    }

    @Test
    void pings_only_when_the_model_has_been_proven() {
        try (ScoringServer other = start("v1", null)) {
            assertThat(get(other, "/ping").statusCode()).isEqualTo(503);
            assertThat(post(other, "/invocations", "application/json", TITLE).statusCode())
                    .isEqualTo(503);
            other.load();
            HttpResponse<String> pong = get(other, "/ping");
            assertThat(pong.statusCode()).isEqualTo(200);
            assertThat(pong.body()).isEmpty();
        }
        try (ScoringServer old = start("old", null)) {
            old.load();
            assertThat(get(old, "/ping").statusCode()).isEqualTo(200);
        }
        try (ScoringServer wrong = start("wrong", null)) {
            assertThatThrownBy(wrong::load)
                    .hasMessageStartingWith(
                            "The model wrong does not serve: row 1 of golden.json was answered");
            assertThat(get(wrong, "/ping").statusCode()).isEqualTo(503);
            assertThat(get(wrong, "/metrics").body())
                    .contains("marquee_model_failures_total{reason=\"golden\"} 1.0");
        }
    }

    @Test
    void answers_as_the_model_classes_do() {
        var scorer = ScoringModel.open(models.models().require("v1")).scorer();
        List<Prediction> expected = scorer.score(SmallModels.titles().subList(0, 40));
        List<Map<String, String>> rows =
                SmallModels.titles().subList(0, 40).stream()
                        .map(t -> RawRow.of(t).cells())
                        .toList();

        JsonNode answers =
                json(post(server, "/invocations?reasons=2", "application/json", Json.line(rows)));

        assertThat(answers).hasSize(40);
        for (int i = 0; i < 40; i++) {
            JsonNode answer = answers.get(i);
            assertThat(answer.get("title_id").asString()).isEqualTo("s%03d".formatted(i));
            assertThat(answer.get("predicted_rating").asDouble())
                    .isEqualTo(expected.get(i).rating());
            assertThat(answer.get("rating_low").asDouble())
                    .isEqualTo(expected.get(i).interval().low());
            assertThat(answer.get("rating_high").asDouble())
                    .isEqualTo(expected.get(i).interval().high());
            assertThat(answer.get("like_probability").asDouble())
                    .isEqualTo(expected.get(i).likeProbability());
            assertThat(answer.get("predicted_liked").asBoolean())
                    .isEqualTo(expected.get(i).liked());
            assertThat(answer.get("reasons").size()).isBetween(1, 2);
            assertThat(answer.get("model_version").asString()).isEqualTo("v1");
        }
    }

    @Test
    void answers_in_the_kind_and_shape_of_the_request() {
        double rating =
                json(post(server, "/invocations", "application/json", TITLE))
                        .get("predicted_rating")
                        .asDouble();
        assertThat(
                        json(post(
                                        server,
                                        "/invocations",
                                        "application/json",
                                        "{\"instances\":[" + TITLE + "]}"))
                                .at("/predictions/0/predicted_rating")
                                .asDouble())
                .isEqualTo(rating);
        String lines =
                post(server, "/invocations", "application/jsonlines", TITLE + "\n" + TITLE).body();
        assertThat(lines.lines()).hasSize(2).allMatch(line -> line.contains("" + rating));
        String row = "a1,Movie,Grüße,,,,,2019,,95 min,Dramas,\n";
        String bare = post(server, "/invocations", "text/csv", row + row).body();
        assertThat(bare.lines()).hasSize(2).allMatch(line -> line.startsWith("a1," + rating + ","));
        assertThat(
                        post(
                                        server,
                                        "/invocations",
                                        "text/csv; charset=utf-8",
                                        "listed_in,title,type,release_year,show_id,duration\nDramas,Grüße,Movie,2019,a1,95 min\n")
                                .body()
                                .lines())
                .hasSize(2)
                .first()
                .isEqualTo(
                        "title_id,predicted_rating,rating_low,rating_high,like_probability,predicted_liked,model_version,error");
        assertThat(json(post(server, "/invocations", "application/json", "[]"))).isEmpty();
    }

    @Test
    void a_bad_title_does_not_fail_the_rest() {
        JsonNode answers =
                json(
                        post(
                                server,
                                "/invocations",
                                "application/json",
                                "[%s,{\"show_id\":7},\"no\",%s]".formatted(TITLE, TITLE)));

        assertThat(answers).hasSize(4);
        assertThat(answers.get(0)).isEqualTo(answers.get(3));
        assertThat(answers.get(1).toString())
                .isEqualTo(
                        "{\"title_id\":\"7\",\"error\":{\"reason\":\"MISSING_TITLE\",\"field\":\"title\",\"detail\":\"it has no title\"},\"model_version\":\"v1\"}");
        assertThat(answers.get(2).at("/error/reason").asString()).isEqualTo("NOT_JSON");
    }

    @Test
    void echoes_what_sagemaker_echoes_and_captures() throws IOException {
        Path files = folder.resolve("capture2");
        Capture own =
                new Capture(
                        new Capture.Settings(files, 100, 1 << 20, Duration.ofMinutes(9)),
                        InstantSource.fixed(Instant.parse("2026-11-22T13:04:05.006Z")),
                        new Random(1));
        try (ScoringServer other = start("v1", own)) {
            other.load();
            HttpResponse<String> answer =
                    send(
                            request(other, "/invocations")
                                    .header("Content-Type", "text/csv")
                                    .header("X-Amzn-SageMaker-Inference-Id", "my-id")
                                    .header(
                                            "X-Amzn-SageMaker-Custom-Attributes",
                                            "trace=1;reasons=1")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "a1,Movie,X,,,,,2019,,,Dramas,\n")));
            assertThat(answer.headers().firstValue("X-Amzn-SageMaker-Inference-Id"))
                    .contains("my-id");
            assertThat(answer.headers().firstValue("X-Amzn-SageMaker-Custom-Attributes"))
                    .contains("trace=1;reasons=1");
            assertThat(answer.body()).matches("(?s)a1,.*,v1,,\"?[^,]+ [+-]\\d.*\n");
            assertThat(files.resolve("marquee")).doesNotExist();
            own.close();
            try (Stream<Path> tree = Files.walk(files.resolve("marquee"))) {
                Path file = tree.filter(Files::isRegularFile).findFirst().orElseThrow();
                assertThat(files.relativize(file).toString())
                        .matches(
                                "marquee/AllTraffic/2026/11/22/13/04-05-006-[0-9a-f-]{36}\\.jsonl");
                JsonNode line = Json.tree(Files.readString(file), "capture");
                assertThat(line.at("/captureData/endpointInput").toString())
                        .isEqualTo(
                                "{\"observedContentType\":\"text/csv\",\"mode\":\"INPUT\",\"data\":\"a1,Movie,X,,,,,2019,,,Dramas,\\n\",\"encoding\":\"CSV\"}");
                assertThat(line.at("/captureData/endpointOutput/data").asString())
                        .isEqualTo(answer.body());
                assertThat(line.at("/eventMetadata/inferenceId").asString()).isEqualTo("my-id");
                assertThat(line.at("/eventMetadata/inferenceTime").asString())
                        .isEqualTo("2026-11-22T13:04:05.006Z");
                assertThat(line.get("eventVersion").asString()).isEqualTo("0");
            }
            assertThat(own.written()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /invocations | application/json | {\"show_id\":1} | 400 | it has no title",
                "POST | /invocations | application/json | [1, | 400 | not valid JSON",
                "POST | /invocations | application/json | 7 | 400 | is not an object with a title",
                "POST | /invocations | application/json | [] [] | 400 | goes on after its end",
                "POST | /invocations | text/csv | show_id,title,type | 400 | lacks the columns",
                "POST | /invocations?reasons=99 | application/json | [] | 400 | from 0 to 20",
                "POST | /invocations | image/png | x | 415 | application/json",
                "POST | /invocations | application/json; charset=utf-16 | x | 415 | UTF-8",
                "PUT | /invocations | application/json | [] | 405 | POST",
                "POST | /ping | application/json | [] | 405 | GET, HEAD",
                "GET | /etc/passwd | | | 404 | /invocations",
            })
    void refuses_with_a_reason(
            String method,
            String path,
            @Nullable String type,
            @Nullable String body,
            int status,
            String detail) {
        HttpRequest.Builder request =
                request(server, path)
                        .method(
                                method,
                                HttpRequest.BodyPublishers.ofString(body == null ? "" : body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(json(answer).get("detail").asString()).contains(detail);
    }

    @Test
    void refuses_what_is_too_large() {
        assertThat(
                        post(server, "/invocations", "application/json", " ".repeat(100_001))
                                .statusCode())
                .isEqualTo(413);
        assertThat(
                        post(
                                        server,
                                        "/invocations",
                                        "application/json",
                                        "[" + "{},".repeat(60) + "{}]")
                                .statusCode())
                .isEqualTo(413);
        assertThat(raw(PING_HEAD + "X: " + "y".repeat(20_000) + "\r\n\r\n")).contains(" 431 ");
    }

    @Test
    void slow_clients_are_let_go() throws Exception {
        long start = System.nanoTime();
        // The head comes byte by byte and never ends; idle time-outs alone do not end it.
        assertThat(drip("GET /ping HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(60), 100))
                .doesNotContain(" 200 ");
        assertThat(
                        drip(
                                "POST /invocations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n"
                                        + " ".repeat(60),
                                60))
                .contains(" 408 ");
        assertThat(
                        raw(
                                "POST /invocations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n["))
                .contains(" 408 ");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        try (Socket half = socket()) {
            half.getOutputStream().write((PING_HEAD + "\r\n").getBytes(ISO_8859_1));
            half.shutdownOutput();
            assertThat(new String(half.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 200 ");
        }
        assertThat(get(server, "/ping").statusCode()).isEqualTo(200);
    }

    @Test
    void a_thousand_hostile_requests_later_it_still_answers() {
        Random random = new Random(99);
        Set<String> statuses = new TreeSet<>();
        String good = post(server, "/invocations", "application/json", TITLE).body();
        for (int i = 0; i < 1_000; i++) {
            String answer = raw(hostile(random));
            assertThat(answer).doesNotContain("Exception").doesNotContain("\tat ");
            statuses.add(answer.length() > 12 ? answer.substring(9, 12) : "closed");
        }
        assertThat(statuses).doesNotContain("500").contains("200", "400", "413", "415");
        assertThat(post(server, "/invocations", "application/json", TITLE).body()).isEqualTo(good);
        assertThat(get(server, "/ping").statusCode()).isEqualTo(200);
    }

    private static String hostile(Random random) {
        StringBuilder body = new StringBuilder();
        switch (random.nextInt(7)) {
            case 0 -> body.append("[".repeat(random.nextInt(50_000)));
            case 1 -> body.append("{\"a\":".repeat(random.nextInt(5_000))).append('1');
            case 2 -> {
                byte[] noise = new byte[random.nextInt(2_000)];
                random.nextBytes(noise);
                body.append(new String(noise, ISO_8859_1));
            }
            case 3 -> body.append("x".repeat(100_001 + random.nextInt(100_000)));
            case 4 -> body.append("\"\n".repeat(random.nextInt(20_000)));
            case 5 ->
                    body.append(TITLE, 0, random.nextInt(TITLE.length()))
                            .append((char) random.nextInt(256));
            default -> body.append(TITLE.replace("2019", "1e999999999"));
        }
        String type =
                List.of("application/json", "application/jsonlines", "text/csv", "a/b")
                        .get(random.nextInt(4));
        String length =
                switch (random.nextInt(8)) {
                    case 0 -> "Content-Length: -1\r\n";
                    case 1 -> "Transfer-Encoding: chunked\r\n";
                    case 2 -> "Content-Length: 99999999999999\r\n";
                    default -> "Content-Length: " + body.length() + "\r\n";
                };
        return "POST /%s HTTP/1.%d\r\nHost: x\r\nConnection: close\r\nContent-Type: %s\r\n%s\r\n%s"
                .formatted(
                        random.nextInt(20) == 0 ? "%2e%2e/../\\x" : "invocations",
                        random.nextInt(10) == 0 ? 7 : 1,
                        type,
                        length,
                        body);
    }

    @Test
    void swaps_the_champion_under_load_and_keeps_it_if_the_next_is_wrong() throws Exception {
        SmallModels own = new SmallModels(folder.resolve("swap"));
        own.publish("v1", 20, Golden.RIGHT);
        own.publish("v2", 5, Golden.RIGHT);
        own.publish("wrong", 6, Golden.WRONG);
        own.models().promote("v1", "first", "test");
        try (ScoringServer swapping =
                        ScoringServer.start(
                                config(),
                                new ModelSource.OfChampion(own.models()),
                                new Outlets(new PrometheusMeter(), null, null),
                                InstantSource.system());
                ExecutorService clients = Executors.newFixedThreadPool(3)) {
            swapping.follow(Duration.ofMillis(20));
            String two = "[" + TITLE + "," + TITLE.replace("Dramas", "Comedies") + "]";
            String first = post(swapping, "/invocations", "application/json", two).body();
            AtomicBoolean enough = new AtomicBoolean();
            List<Future<Set<String>>> seen = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                seen.add(
                        clients.submit(
                                (Callable<Set<String>>)
                                        () -> {
                                            Set<String> bodies = new TreeSet<>();
                                            while (!enough.get()) {
                                                bodies.add(
                                                        post(
                                                                        swapping,
                                                                        "/invocations",
                                                                        "application/json",
                                                                        two)
                                                                .body());
                                            }
                                            return bodies;
                                        }));
            }
            own.models().promote("v2", "second", "test");
            await(() -> get(swapping, "/metrics").body().contains("info{version=\"v2\"}"));
            String second = post(swapping, "/invocations", "application/json", two).body();
            own.models().promote("wrong", "third", "test");
            await(() -> get(swapping, "/metrics").body().contains("{reason=\"golden\"} 1.0"));
            assertThat(post(swapping, "/invocations", "application/json", two).body())
                    .isEqualTo(second)
                    .isNotEqualTo(first);
            enough.set(true);
            for (Future<Set<String>> each : seen) {
                assertThat(each.get()).isSubsetOf(first, second);
            }
        }
    }

    @Test
    void describes_all_that_it_answers() {
        JsonNode description = json(get(server, "/openapi.json"));
        assertThat(description.get("openapi").asString()).isEqualTo("3.1.0");
        assertThat(new TreeSet<>(description.get("paths").propertyNames()))
                .isEqualTo(new TreeSet<>(server.routes().paths()));
        assertThat(get(server, "/execution-parameters").body())
                .isEqualTo(
                        "{\"MaxConcurrentTransforms\":2,\"BatchStrategy\":\"MULTI_RECORD\",\"MaxPayloadInMB\":1}");
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private static HttpRequest.Builder request(ScoringServer to, String path) {
        return HttpRequest.newBuilder(to.address().resolve(path));
    }

    private static HttpResponse<String> get(ScoringServer from, String path) {
        return send(request(from, path));
    }

    private static HttpResponse<String> post(
            ScoringServer to, String path, String type, String body) {
        return send(
                request(to, path)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.tree(answer.body(), "answer");
    }

    private static Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /// What the server says to these bytes until it closes, or empty if it closes at once.
    private static String raw(String request) {
        try (Socket socket = socket()) {
            try {
                socket.getOutputStream().write(request.getBytes(ISO_8859_1));
                return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            } catch (IOException closed) {
                return "";
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String drip(String request, int quickly) throws Exception {
        try (Socket socket = socket()) {
            OutputStream out = socket.getOutputStream();
            byte[] bytes = request.getBytes(ISO_8859_1);
            try {
                out.write(bytes, 0, bytes.length - quickly / 2);
                for (int i = bytes.length - quickly / 2; i < bytes.length; i++) {
                    if (socket.getInputStream().available() > 0) {
                        break;
                    }
                    out.write(bytes[i]);
                    Thread.sleep(50);
                }
                return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            } catch (IOException closed) {
                return "";
            }
        }
    }
}
