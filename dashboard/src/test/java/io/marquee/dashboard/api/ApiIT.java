package io.marquee.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import io.marquee.dashboard.ScoredWorkspace;
import io.marquee.dashboard.SomeDashboard;
import io.marquee.dashboard.account.AuditLog;
import io.marquee.dashboard.account.Role;
import io.marquee.dashboard.api.ApiClient.Answer;
import io.marquee.dashboard.live.SomeStream;
import io.marquee.dashboard.monitoring.SomeDrift;
import io.marquee.dashboard.runs.SomeOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The API over eight titles that were scored by hand, with a launcher that only pretends.
class ApiIT {

    private static final String LAUNCHER = "marquee.launcher";

    /// Its runs go on until they are told to stop, or fail if they are to.
    private static final String SCRIPT =
            """
            #!/bin/sh
            if [ "$1" = options ]; then
              cat "$(dirname "$0")/options.json"
              exit
            fi
            for word; do echo "said $word"; done
            case "$*" in *--trees=13*) echo "marquee: Thirteen trees."; exit 1;; esac
            exec sleep 600
            """;

    private static final String S1 =
            """
            {"title_id":"s1","title":"Title s1","kind":"MOVIE","release_year":2018,"genres":["Dramas"],\
            "countries":["France"],"maturity":"PG-13","predicted_rating":4.0,"rating_low":3.5,\
            "rating_high":4.5,"like_probability":0.8,"predicted_liked":true,"actual_rating":4.5,\
            "actual_liked":true,"split":"TEST","unfamiliar":[]}\
            """;

    private static final String S6 =
            """
            {"title_id":"s6","title":"Title s6","kind":"MOVIE","release_year":2020,"genres":["Dramas"],\
            "countries":[],"maturity":null,"predicted_rating":4.0,"rating_low":3.5,\
            "rating_high":4.5,"like_probability":0.7,"predicted_liked":true,"actual_rating":null,\
            "actual_liked":null,"split":null,"unfamiliar":[]}\
            """;

    @TempDir static Path folder;
    static SomeDashboard dashboard;
    static ApiClient api;
    static String run;
    static String stream;

    @BeforeAll
    static void start() throws IOException {
        Path launcher = Files.writeString(folder.resolve("marquee"), SCRIPT);
        launcher.toFile().setExecutable(true);
        Files.writeString(folder.resolve("options.json"), Json.line(SomeOptions.TRAIN));
        System.setProperty(LAUNCHER, launcher.toString());
        Path workspace = folder.resolve("W");
        ScoredWorkspace scored = new ScoredWorkspace(workspace);
        run = scored.score();
        Files.writeString(workspace.resolve("catalog.csv"), "");
        SomeDrift.publish(workspace);
        stream = SomeStream.publish(workspace);
        SomeDrift.publishNothing(workspace);
        dashboard = SomeDashboard.start(workspace);
        api = new ApiClient(dashboard);
    }

    @AfterAll
    static void stop() {
        System.clearProperty(LAUNCHER);
        dashboard.close();
    }

    @Test
    void tells_whose_token_it_is() {
        assertThat(api.get("/api/v1/me").body())
                .isEqualTo("{\"name\":\"token:test viewer\",\"role\":\"VIEWER\"}");
    }

    @Test
    void describes_itself_to_anyone() {
        assertThat(Json.tree(dashboard.get("/api/v1/openapi.json").body(), "the description"))
                .isEqualTo(ApiClient.description());
    }

    @Test
    void tells_of_the_predictions_a_page_at_a_time() {
        assertThat(api.get("/api/v1/predictions?genre=Dramas&kind=MOVIE&size=2").body())
                .isEqualTo(
                        "{\"run_id\":\"%s\",\"items\":[%s,%s],\"page\":1,\"size\":2,\"total\":4}"
                                .formatted(run, S1, S6));
        assertThat(ids("/api/v1/predictions?genre=Dramas&kind=MOVIE&size=2&page=2"))
                .containsExactly("s8", "s2");
        assertThat(ids("/api/v1/predictions?search=S3&run=" + run)).containsExactly("s3");
        assertThat(ids("/api/v1/predictions?sort=year&size=3")).containsExactly("s1", "s2", "s3");
        assertThat(
                        ids(
                                "/api/v1/predictions?sort=-error&liked=true&from=2018&to=2019&country=France"))
                .containsExactly("s2", "s1", "s4");
        assertThat(api.get("/api/v1/predictions?page=4294967&size=500").body())
                .isEqualTo(
                        "{\"run_id\":\"%s\",\"items\":[],\"page\":4294967,\"size\":500,\"total\":8}"
                                .formatted(run));
        assertThat(ids("/api/v1/predictions?search=%25")).isEmpty();
        assertThat(ids("/api/v1/predictions?search=%27%20OR%201%3D1--")).isEmpty();
    }

    @Test
    void tells_what_goes_on_now() {
        JsonNode news = api.get("/api/v1/live").json();

        assertThat(news.path("run").asString()).isEqualTo(stream);
        assertThat(news.path("running").asBoolean()).isFalse();
        assertThat(news.path("counts").toString())
                .isEqualTo(
                        """
                        {"read":1000,"counted":950,"duplicate":20,"late":10,"unreadable":20,\
                        "titles_read":12,"scored":10,"titles_rejected":2}\
                        """);
        assertThat(news.path("windows").get(0).toString())
                .isEqualTo(
                        """
                        {"begin":"2026-11-22T12:00:00Z","plays":15,"finishes":0,"ratings":0,\
                        "likes":0,"dislikes":0}\
                        """);
        assertThat(news.path("trending").findValuesAsString("title_id")).containsExactly("s1");
        assertThat(news.path("predictions").findValuesAsString("title_id"))
                .containsExactly("s2", "s1");
    }

    @Test
    void tells_what_has_drifted() {
        assertThat(api.get("/api/v1/monitoring?size=1").body())
                .isEqualTo(
                        """
                        {"items":[{"run_id":"%s","model_version":"v1","created_at":"2026-01-04T00:00:00Z",\
                        "titles":1000}],"page":1,"size":1,"total":2}\
                        """
                                .formatted(SomeDrift.LATER_RUN));
        JsonNode found = api.get("/api/v1/monitoring/" + SomeDrift.RUN).json();
        assertThat(found.path("source").asString()).isEqualTo("capture");
        assertThat(found.at("/windows/1/status").asString()).isEqualTo("DRIFTED");
        assertThat(found.at("/windows/1/quality/0").toString())
                .isEqualTo(
                        """
                        {"figure":"rmse","titles":400,"value":0.71,"low":0.66,"high":0.76,\
                        "expected":0.505,"status":"DRIFTED"}\
                        """);
        assertThat(found.at("/windows/1/features/2").toString())
                .isEqualTo(
                        """
                        {"section":"FEATURE","name":"genres","status":"DRIFTED","importance":0.3,"drift":0.15,\
                        "rank":0.045,"titles":500,"missing_share":0.02,"expected_missing_share":0.01,\
                        "unseen_share":0.2,"unseen":["Vertical Shorts"],"numbers":null,\
                        "checks":[{"kind":"UNSEEN","effect":0.2,"threshold":0.1,"p_value":1.0E-4,\
                        "adjusted":1.0E-4,"drifted":true}],\
                        "cells":[{"name":"Dramas","expected":0.6,"actual":0.5},\
                        {"name":"unseen","expected":0.0,"actual":0.2}]}\
                        """);
        assertThat(
                        api.get("/api/v1/monitoring/" + SomeDrift.LATER_RUN)
                                .json()
                                .at("/windows/0/attribution_agreement")
                                .isNull())
                .isTrue();
        assertThat(api.get("/api/v1/monitoring/none").json().path("detail").asString())
                .isEqualTo("There is no monitoring run none.");
    }

    @Test
    void gives_the_predictions_as_a_file_for_spreadsheets() {
        Answer answer =
                api.call(
                        "GET",
                        "/api/v1/predictions?search=s3",
                        Role.VIEWER,
                        null,
                        "Accept",
                        "text/csv");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualToIgnoringCase("text/csv;charset=utf-8");
        assertThat(answer.body().lines().toList())
                .containsExactly(
                        "\uFEFFtitle_id,title,kind,release_year,genres,countries,maturity,predicted_rating,rating_low,rating_high,like_probability,predicted_liked,actual_rating,actual_liked,split,unfamiliar,model_version,run_id,scored_at",
                        "s3,Title s3,MOVIE,2019,Comedies,Spain,R,2.0,1.5,2.5,0.2,false,3.0,true,TRAIN,,v1,%s,2026-11-22 12:01:00+00"
                                .formatted(run));
        for (String accepted : List.of("*/*", "application/json", "text/csv;q=0.5, */*;q=0.8")) {
            assertThat(
                            api.call(
                                            "GET",
                                            "/api/v1/predictions",
                                            Role.VIEWER,
                                            null,
                                            "Accept",
                                            accepted)
                                    .type())
                    .as(accepted)
                    .isEqualTo("application/json");
        }
        Answer wrong =
                api.call(
                        "GET",
                        "/api/v1/predictions?size=3",
                        Role.VIEWER,
                        null,
                        "Accept",
                        "text/csv");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.type()).isEqualTo("application/problem+json");
    }

    @Test
    void tells_all_of_a_title() {
        JsonNode title = api.get("/api/v1/predictions/s1").json();
        assertThat(title.path("title_id").asString()).isEqualTo("s1");
        assertThat(title.path("added").asString()).isEqualTo("2019-05-01");
        assertThat(title.path("runtime_minutes").asInt()).isEqualTo(95);
        assertThat(title.path("scored_at").asString()).isEqualTo("2026-11-22T12:01:00Z");
        assertThat(title.path("explanation").isNull()).isTrue();
        assertThat(title.path("no_explanation").asString()).startsWith("There is no model v1");
        assertThat(title.path("history").size()).isEqualTo(1);
        assertThat(api.get("/api/v1/predictions/s99").body())
                .isEqualTo(
                        problem(
                                404,
                                "Not Found",
                                "The run %s scored no title with the id 's99'.".formatted(run),
                                "/api/v1/predictions/s99"));
    }

    @Test
    void adds_up_by_genre() {
        JsonNode genres = api.get("/api/v1/genres?actuals=ALL&kind=SERIES").json();
        assertThat(genres.path("total").path("titles").asInt()).isEqualTo(3);
        assertThat(genres.path("total").path("predicted").toString())
                .isEqualTo("{\"count\":3,\"value\":3.0,\"low\":null,\"high\":null}");
        assertThat(genres.path("slices").path("genre").path(0).path("name").asString())
                .isEqualTo("Comedies");
        assertThat(genres.path("slices").path("kind").size()).isEqualTo(2);
        assertThat(genres.path("pairs").size()).isZero();
    }

    @Test
    void tells_of_runs() {
        Answer runs = api.get("/api/v1/runs?state=DONE&command=score");
        String known =
                """
                "id":"%s","launch":null,"command":"score","state":"DONE","runner":"DirectRunner",\
                "started_at":"2026-11-22T12:01:00Z","took_seconds":0.0,"rows":9,"stage":null,\
                "model_version":"v1","error":null\
                """
                        .formatted(run);
        assertThat(runs.body())
                .isEqualTo(
                        "{\"items\":[{%s}],\"page\":1,\"size\":50,\"total\":1}".formatted(known));
        assertThat(api.get("/api/v1/runs/" + run).body())
                .isEqualTo(
                        """
                        {%s,"by":null,"options":{},"stages":[],"counts":{"rows.read":9},"notes":[],\
                        "cluster":null,"made_predictions":true,"can_cancel":false,"can_retry":false}\
                        """
                                .formatted(known));
        assertThat(api.get("/api/v1/runs?state=FAILED&command=score").json().path("total").asInt())
                .isZero();
        assertThat(api.get("/api/v1/runs/20261122T120100Z-nobody").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/runs/%s/log".formatted(run)).status()).isEqualTo(404);
        assertThat(api.post("/api/v1/runs/%s/retry".formatted(run), "{}").json().path("detail"))
                .hasToString(
                        "\"The run %s was not started by this dashboard; whoever started it has it at hand.\""
                                .formatted(run));
    }

    @Test
    void launches_follows_cancels_and_repeats_a_run() throws InterruptedException {
        String order =
                """
                {"command":"train","options":{"catalog":"catalog.csv","trees":20,"no-promote":true,\
                "without":["facts","genres"]},"runner":"direct"}\
                """;
        Answer launched = api.post("/api/v1/runs", order);
        assertThat(launched.status()).isEqualTo(202);
        String id = launched.json().path("id").asString();
        assertThat(launched.whole().headers().firstValue("Location"))
                .hasValue("/api/v1/runs/" + id);
        assertThat(launched.json().path("state").asString()).isEqualTo("STARTING");
        assertThat(launched.json().path("by").asString()).isEqualTo("token:test operator");
        assertThat(launched.json().path("options").toString())
                .isEqualTo(
                        "{\"catalog\":\"catalog.csv\",\"trees\":\"20\",\"no-promote\":\"true\",\"without\":\"facts genres\"}");
        assertThat(api.post("/api/v1/runs/%s/retry".formatted(id), "{}").status()).isEqualTo(409);

        String log = log(id);
        assertThat(log)
                .contains("said --trees=20\n")
                .contains("said --no-promote\n")
                .contains("said --without=facts\nsaid --without=genres\n")
                .endsWith("said --runner=DirectRunner\n");
        assertThat(api.get("/api/v1/runs/%s/log?lines=1".formatted(id)).body())
                .isEqualTo("said --runner=DirectRunner\n");

        Answer cancelled =
                api.call("POST", "/api/v1/runs/%s/cancel".formatted(id), Role.OPERATOR, null);
        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(cancelled.body()).isEqualTo("{\"said\":\"It was asked to stop.\"}");
        assertThat(awaitEnd(id)).isEqualTo("CANCELLED");
        assertThat(
                        api.call(
                                        "POST",
                                        "/api/v1/runs/%s/cancel".formatted(id),
                                        Role.OPERATOR,
                                        null)
                                .body())
                .isEqualTo(
                        problem(
                                409,
                                "Conflict",
                                "The run %s has ended already.".formatted(id),
                                "/api/v1/runs/%s/cancel".formatted(id)));

        Answer again = api.call("POST", "/api/v1/runs/%s/retry".formatted(id), Role.OPERATOR, null);
        assertThat(again.status()).isEqualTo(202);
        String other = again.json().path("id").asString();
        assertThat(other).isNotEqualTo(id);
        api.call("POST", "/api/v1/runs/%s/cancel".formatted(other), Role.OPERATOR, null);
        assertThat(awaitEnd(other)).isEqualTo("CANCELLED");
        assertThat(dashboard.bean(AuditLog.class).actions())
                .contains("run.launch", "run.cancel", "run.retry");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"options\":{}}|command|This is needed.",
                "{\"command\":\"rm -rf /\"}|command|It has to be one of score, train, monitor, stream, deploy.",
                "{\"command\":\"train\"}|options.catalog|This is needed.",
                "{\"command\":\"train\",\"options\":{\"catalog\":\"/etc/passwd\"}}|options.catalog|There is no file '/etc/passwd' that a run may read.",
                "{\"command\":\"train\",\"options\":{\"catalog\":\"../../marquee\"}}|options.catalog|There is no file '../../marquee' that a run may read.",
                "{\"command\":\"train\",\"options\":{\"catalog\":\"catalog.csv\",\"trees\":0}}|options.trees|It has to be at least 1 and at most 10000.",
                "{\"command\":\"train\",\"options\":{\"catalog\":\"catalog.csv\",\"workspace\":\"/\"}}|options.workspace|'train' has no such option.",
                "{\"command\":\"train\",\"options\":{\"catalog\":{\"a\":1}}}|options.catalog|It has to be a text, a number, true or false, or a list of these.",
                "{\"command\":\"train\",\"options\":{\"catalog\":\"catalog.csv\"},\"runner\":\"x;y\"}|runner|'x;y' is no Flink cluster. Name its JobManager's REST address as HOST:PORT.",
                "{\"command\":7}|command|It has to be a text.",
                "{\"comand\":\"train\"}|comand|There is no such field; there are command, options, runner.",
                "{\"command\":\"train\",\"options\":[]}|options|It has to be an object.",
                "[]|body|It has to be one object, with nothing after it.",
                "{\"command\":|body|It is no JSON: see line 1, column 12.",
                "{\"command\":\"train\"} {}|body|It has to be one object, with nothing after it.",
            })
    void refuses_a_launch_that_is_not_in_order(String body, String field, String reason) {
        Answer answer = api.post("/api/v1/runs", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("errors").size()).isEqualTo(1);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/reason").asString()).startsWith(reason);
    }

    @Test
    void keeps_schedules() throws InterruptedException {
        String plan =
                """
                {"name":"nightly","command":"train","options":{"catalog":["catalog.csv"]},\
                "cron":"0 3 * * 1","zone":"Europe/Paris","missed":"SKIP","retries":2,"back_off_minutes":10}\
                """;
        Answer made = api.post("/api/v1/schedules", plan);
        assertThat(made.status()).isEqualTo(201);
        long id = made.json().path("id").asLong();
        String path = "/api/v1/schedules/" + id;
        assertThat(made.whole().headers().firstValue("Location")).hasValue(path);
        JsonNode next = made.json().path("next");
        assertThat(made.body())
                .startsWith(
                        """
                        {"id":%d,"name":"nightly","command":"train","options":{"catalog":["catalog.csv"]},\
                        "runner":"automatic","cron":"0 3 * * 1","zone":"Europe/Paris","missed":"SKIP",\
                        "retries":2,"back_off_minutes":10,"paused":false,"created_by":"token:test operator",\
                        "created_at":\
                        """
                                .formatted(id))
                .endsWith("\"due_at\":%s,\"next\":%s,\"last\":null}".formatted(next.path(0), next));
        assertThat(next.size()).isEqualTo(5);

        assertThat(api.post("/api/v1/schedules", plan).body())
                .isEqualTo(
                        problem(
                                409,
                                "Conflict",
                                "There is a schedule 'nightly' already. Take another name.",
                                "/api/v1/schedules"));
        JsonNode changed =
                api.call(
                                "PUT",
                                path,
                                Role.OPERATOR,
                                """
                                {"name":"weekly","command":"train","options":{"catalog":["catalog.csv"]},"cron":"5 4 * * *"}\
                                """)
                        .json();
        assertThat(changed.path("name").asString()).isEqualTo("weekly");
        assertThat(changed.path("zone").asString()).isEqualTo("UTC");
        assertThat(changed.path("missed").asString()).isEqualTo("RUN_ONCE");

        JsonNode paused = api.call("POST", path + "/pause", Role.OPERATOR, null).json();
        assertThat(paused.path("paused").asBoolean()).isTrue();
        assertThat(paused.path("due_at").isNull()).isTrue();
        assertThat(paused.path("next").toString()).isEqualTo("[]");
        assertThat(api.get(path).json()).isEqualTo(paused);
        assertThat(api.get("/api/v1/schedules").json().path("items").path(0)).isEqualTo(paused);
        JsonNode resumed = api.call("POST", path + "/resume", Role.OPERATOR, null).json();
        assertThat(resumed.path("paused").asBoolean()).isFalse();

        Answer fired = api.call("POST", path + "/fire", Role.OPERATOR, null);
        assertThat(fired.status()).isEqualTo(202);
        JsonNode firing = awaitStart(path + "/history");
        assertThat(firing.path("attempt").asInt()).isEqualTo(1);
        assertThat(firing.path("by").asString()).isEqualTo("token:test operator");
        assertThat(firing.path("outcome").asString()).isEqualTo("RUNNING");
        assertThat(firing.path("words").asString()).isEqualTo("Run by hand.");
        assertThat(api.call("POST", path + "/fire", Role.OPERATOR, null).status()).isEqualTo(409);

        String launch = firing.path("launch").asString();
        api.call("POST", "/api/v1/runs/%s/cancel".formatted(launch), Role.OPERATOR, null);
        assertThat(awaitEnd(launch)).isEqualTo("CANCELLED");
        assertThat(api.call("DELETE", path, Role.OPERATOR, null).status()).isEqualTo(204);
        assertThat(api.get(path).body())
                .isEqualTo(
                        problem(404, "Not Found", "There is no schedule %d.".formatted(id), path));
        assertThat(api.get("/api/v1/schedules/one").status()).isEqualTo(404);
    }

    @Test
    void tells_all_that_is_wrong_with_a_schedule() {
        Answer answer =
                api.post(
                        "/api/v1/schedules",
                        """
                        {"name":"x","command":"train","options":{"trees":"many"},"cron":"61 * * * *","zone":"Mars"}\
                        """);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(
                        IntStream.range(0, answer.json().path("errors").size())
                                .mapToObj(i ->
                                        answer.json()
                                                .path("errors")
                                                .path(i)
                                                .path("field")
                                                .asString()))
                .containsExactly("cron", "zone", "options.catalog", "options.trees");
        assertThat(
                        api.post(
                                        "/api/v1/schedules",
                                        """
                                        {"name":"x","command":"train","options":{"catalog":"catalog.csv"},"cron":"1 * * * *","retries":6}\
                                        """)
                                .json()
                                .path("errors")
                                .toString())
                .isEqualTo("[{\"field\":\"retries\",\"reason\":\"Retries are 0 to 5.\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/api/v1/predictions?page=0|page|'0' is no whole number of 1 to 4294967.",
                "/api/v1/predictions?page=-1|page|'-1' is no whole number of 1 to 4294967.",
                "/api/v1/predictions?page=99999999999999999999|page|'99999999999999999999' is no whole number of 1 to 4294967.",
                "/api/v1/predictions?size=501|size|'501' is no whole number of 1 to 500.",
                "/api/v1/runs?size=-5|size|'-5' is no whole number of 1 to 500.",
                "/api/v1/runs?state=done|state|'done' is none of STARTING, RUNNING, DONE, REFUSED, FAILED, INTERRUPTED, CANCELLED.",
                "/api/v1/models?page=1&page=2|page|Give it once.",
                "/api/v1/genres?colour=red|colour|There is no such parameter; there are actuals, genre, kind, country, maturity, from, to, liked.",
                "/api/v1/predictions?sort=mood|sort|It has to be one of title, rating, actual-rating, error, interval, probability, liked, actual-liked, kind, year, genres, countries, maturity, split, unfamiliar, with a - before it for the largest first.",
                "/api/v1/predictions?run=none|run|No run of that id has published predictions.",
                "/api/v1/predictions?from=soon|from|The address of this page asks for from=soon, which is not a year. Correct it, or choose anew.",
            })
    void refuses_parameters_by_their_names(String path, String field, String reason) {
        Answer answer = api.get(path);
        assertThat(answer.body())
                .isEqualTo(
                        problem(
                                400,
                                "Bad Request",
                                field + ": " + reason,
                                path.replaceFirst("\\?.*", ""),
                                "\"errors\":" + Json.line(List.of(new Fault(field, reason)))));
    }

    @Test
    void answers_whatever_goes_wrong_in_one_form() {
        assertThat(api.call("PATCH", "/api/v1/runs", Role.OPERATOR, "{}").status()).isEqualTo(405);
        assertThat(api.get("/api/v1/nothing").status()).isEqualTo(404);
        Answer text =
                api.call(
                        "POST",
                        "/api/v1/runs",
                        Role.OPERATOR,
                        "command=train",
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        assertThat(text.status()).isEqualTo(415);
        assertThat(api.post("/api/v1/what-if", "\"" + "x".repeat(1 << 20) + "\"").status())
                .isEqualTo(413);
        assertThat(api.call("POST", "/api/v1/runs", Role.VIEWER, "{}").status()).isEqualTo(403);
        assertThat(api.call("POST", "/api/v1/what-if", Role.VIEWER, null).status()).isIn(400, 415);
    }

    @Test
    void answers_addresses_that_are_none_in_the_same_form() throws IOException {
        for (String path :
                List.of(
                        "/api/v1/runs/%zz",
                        "/api/v1/predictions?search=%zz",
                        "/api/v1/predictions?search=%",
                        "/api/v1/runs//x",
                        "/api/v1/runs/%2e%2e%2f%2e%2e",
                        "/api/v1/runs/..;/x",
                        "/api/v1/runs/a%00b",
                        "/api/v1/runs/%ff")) {
            List<String> answer = raw("GET " + path + " HTTP/1.1", Role.VIEWER);
            assertThat(answer.getFirst()).as(path).matches("HTTP/1.1 40[04] ?.*");
            assertThat(String.join("\n", answer))
                    .as(path)
                    .containsIgnoringCase("content-type: application/problem+json")
                    .doesNotContain("Tomcat")
                    .doesNotContain("xception")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void lets_prometheus_collect_with_the_least_role() {
        assertThat(dashboard.get("/actuator/prometheus").statusCode()).isEqualTo(401);
        api.get("/api/v1/predictions");
        String metrics = dashboard.get("/actuator/prometheus", Role.VIEWER).body();
        assertThat(metrics)
                .contains("marquee_runs{state=\"DONE\"} 2.0")
                .contains("marquee_launches_running ")
                .containsPattern("marquee_lake_rows [1-9]")
                .containsPattern("marquee_lake_queries_seconds_count [1-9]")
                .containsPattern(
                        "http_server_requests_seconds_count\\{[^}]*uri=\"/api/v1/predictions\"");
        assertThat(dashboard.get("/actuator/metrics", Role.VIEWER).statusCode()).isEqualTo(403);
    }

    private static List<String> ids(String path) {
        JsonNode items = api.get(path).json().path("items");
        List<String> ids = new ArrayList<>();
        items.forEach(item -> ids.add(item.path("title_id").asString()));
        return ids;
    }

    private static String log(String id) throws InterruptedException {
        String log = "";
        for (int i = 0; i < 500 && !log.contains("--runner"); i++) {
            Thread.sleep(20);
            log = api.get("/api/v1/runs/%s/log".formatted(id)).body();
        }
        return log;
    }

    private static JsonNode awaitStart(String history) throws InterruptedException {
        JsonNode firing = api.get(history).json().path("items").path(0);
        for (int i = 0; i < 500 && !firing.path("outcome").asString().equals("RUNNING"); i++) {
            Thread.sleep(20);
            firing = api.get(history).json().path("items").path(0);
        }
        return firing;
    }

    private static String awaitEnd(String id) throws InterruptedException {
        String state = "STARTING";
        for (int i = 0; i < 500 && state.equals("STARTING"); i++) {
            Thread.sleep(20);
            state = api.get("/api/v1/runs/" + id).json().path("state").asString();
        }
        return state;
    }

    /// Sends what no client would let through.
    private static List<String> raw(String line, Role role) throws IOException {
        URI address = URI.create(dashboard.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            "%s\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                                    .formatted(line, address.getAuthority(), dashboard.token(role))
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String problem(
            int status, String title, String detail, String instance, String... more) {
        return "{\"detail\":%s,\"instance\":\"%s\",\"status\":%d,\"title\":\"%s\"%s}"
                .formatted(
                        Json.line(detail),
                        instance,
                        status,
                        title,
                        more.length == 0 ? "" : "," + more[0]);
    }
}
