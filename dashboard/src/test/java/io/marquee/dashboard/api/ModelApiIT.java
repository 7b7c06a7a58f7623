package io.marquee.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.Json;
import io.marquee.dashboard.SomeDashboard;
import io.marquee.dashboard.TrainedWorkspace;
import io.marquee.dashboard.account.Role;
import io.marquee.dashboard.api.ApiClient.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The API over models that were trained.
class ModelApiIT {

    private static final String DRAMA =
            """
            {"title":{"title":"Two Rooms","type":"movie","release_year":2019,"duration":"95 min",\
            "rating":"PG-13","listed_in":["Dramas"],"country":"France","date_added":null}%s}\
            """;

    @TempDir static Path folder;
    static SomeDashboard dashboard;
    static ApiClient api;
    static String first;
    static String second;
    static String third;

    @BeforeAll
    static void start() {
        TrainedWorkspace trained = new TrainedWorkspace(folder);
        first = trained.train(5);
        second = trained.train(20);
        trained.score();
        third = trained.train(10);
        dashboard = SomeDashboard.start(folder);
        api = new ApiClient(dashboard);
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void tells_of_models() {
        JsonNode models = api.get("/api/v1/models?size=2").json();
        assertThat(models.path("total").asInt()).isEqualTo(3);
        assertThat(models.at("/items/0").toString())
                .isEqualTo(
                        """
                        {"version":"%s","champion":%s,"made_at":"2026-11-22T12:04:00Z","r2":0.3,\
                        "roc_auc":null,"accepted":true,"gate":"Better than naive."}\
                        """
                                .formatted(third, models.at("/items/0/champion")));
        assertThat(models.at("/items/1/version").asString()).isEqualTo(second);
        JsonNode model = api.get("/api/v1/models/" + first).json();
        assertThat(model.path("run_id").asString()).isEqualTo(first);
        assertThat(model.path("liked_threshold").asDouble()).isEqualTo(0.5);
        assertThat(model.path("figures").isNull()).isTrue();
        assertThat(model.path("unknown").propertyNames())
                .containsExactly("figures", "checks", "importances", "origin", "card");
        assertThat(api.get("/api/v1/models/none").status()).isEqualTo(404);
    }

    @Test
    void promotes_and_rolls_back() {
        String before = api.get("/api/v1/models/champion").json().path("version").asString();
        Answer promoted =
                api.post(
                        "/api/v1/models/%s/promote".formatted(first),
                        "{\"reason\":\"It is small.\",\"in_place_of\":\"%s\"}".formatted(before));
        assertThat(promoted.status()).isEqualTo(200);
        JsonNode champion = promoted.json();
        assertThat(champion.path("version").asString()).isEqualTo(first);
        String previous = champion.path("previous").asString();
        JsonNode move = champion.path("history").path(champion.path("history").size() - 1);
        assertThat(move.path("reason").asString()).isEqualTo("It is small.");
        assertThat(move.path("by").asString()).isEqualTo("token:test operator");
        assertThat(api.get("/api/v1/models/champion").json()).isEqualTo(champion);

        Answer late =
                api.post(
                        "/api/v1/models/%s/promote".formatted(third),
                        "{\"in_place_of\":\"%s\"}".formatted(second));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("detail").asString())
                .isEqualTo(
                        "Somebody changed the champion in the meantime: it is %s now. Look again."
                                .formatted(first));
        assertThat(rollBack("{\"to\":\"%s\",\"reason\":\"Bad.\"}".formatted(second + "x")))
                .isEqualTo(409);
        assertThat(rollBack("{\"to\":\"%s\"}".formatted(previous))).isEqualTo(400);
        assertThat(rollBack("{\"reason\":\"Bad.\"}")).isEqualTo(400);
        assertThat(rollBack("{\"to\":\"%s\",\"reason\":\"Bad.\"}".formatted(previous)))
                .isEqualTo(200);
        assertThat(api.get("/api/v1/models/champion").json().path("version").asString())
                .isEqualTo(previous);
        assertThat(
                        api.call(
                                        "POST",
                                        "/api/v1/models/%s/promote".formatted(third),
                                        Role.OPERATOR,
                                        null)
                                .status())
                .isEqualTo(200);
        assertThat(api.post("/api/v1/models/none/promote", "{}").status()).isEqualTo(404);
        assertThat(api.call("POST", "/api/v1/models/rollback", Role.VIEWER, "{}").status())
                .isEqualTo(403);
    }

    @Test
    void tells_why_a_title_is_predicted_what_it_is() {
        JsonNode title = api.get("/api/v1/predictions/s000").json();
        assertThat(title.path("model_version").asString()).isEqualTo(second);
        assertThat(sum(title.path("explanation")))
                .isCloseTo(title.path("predicted_rating").asDouble(), within(1e-6));
        assertThat(title.path("comparable").size()).isEqualTo(8);
        assertThat(title.at("/engagement").toString())
                .isEqualTo(
                        "{\"ratings\":10,\"likes\":5,\"dislikes\":2,\"plays\":1000,\"finishes\":15}");
    }

    @Test
    void predicts_for_a_title_that_does_not_exist() {
        Answer answer = ask(DRAMA.formatted(",\"model\":\"" + second + "\""));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode judged = answer.json();
        assertThat(judged.path("model_version").asString()).isEqualTo(second);
        assertThat(judged.path("title").toString())
                .isEqualTo(
                        """
                        {"title":"Two Rooms","kind":"MOVIE","release_year":2019,"genres":["Dramas"],\
                        "countries":["France"],"maturity":"PG-13","directors":[],"cast":[],"added":null,\
                        "runtime_minutes":95,"seasons":null,"description":""}\
                        """);
        assertThat(judged.path("predicted_rating").asDouble()).isBetween(3.0, 5.0);
        assertThat(sum(judged.path("explanation")))
                .isCloseTo(judged.path("predicted_rating").asDouble(), within(1e-6));
        assertThat(
                        ask(DRAMA.formatted(",\"model\":\"none\""))
                                .json()
                                .at("/errors/0/field")
                                .asString())
                .isEqualTo("model");
        assertThat(ask(DRAMA.formatted("")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|title|This is needed.",
                "{\"title\":{}}|title.title|Give it a name.",
                "{\"title\":{\"title\":\"A\"}}|title.type|Say whether it is a film or a series.",
                "{\"title\":{\"title\":\"A\",\"type\":\"Movie\"}}|title.release_year|Give the year of its release.",
                "{\"title\":{\"votes\":7}}|title.votes|There is no such column; there are title, type, release_year, date_added, duration, rating, listed_in, country, director, cast, description.",
                "{\"title\":{\"title\":true}}|title.title|It has to be a text, a number, or a list of texts.",
                "{\"title\":\"A\"}|title|It has to be an object.",
            })
    void refuses_what_is_no_title(String body, String field, String reason) {
        Answer answer = ask(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").toString())
                .isEqualTo(Json.line(List.of(new Fault(field, reason))));
    }

    @Test
    void starts_no_runs_where_there_is_no_launcher() {
        Answer answer = api.post("/api/v1/runs", "{\"command\":\"train\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("detail").asString())
                .isEqualTo(
                        "This dashboard was not started by ./marquee dashboard, so it cannot start runs.");
    }

    private static int rollBack(String body) {
        return api.post("/api/v1/models/rollback", body).status();
    }

    private static Answer ask(String body) {
        return api.call("POST", "/api/v1/what-if", Role.VIEWER, body);
    }

    private static double sum(JsonNode explanation) {
        double sum =
                explanation.path("base").asDouble()
                        + explanation.path("everything_else").asDouble();
        for (JsonNode reason : explanation.path("reasons")) {
            sum += reason.path("contribution").asDouble();
        }
        return sum;
    }
}
