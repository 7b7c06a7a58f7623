package io.marquee.dashboard;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.dashboard.account.Account;
import io.marquee.dashboard.account.Accounts;
import io.marquee.dashboard.account.Role;
import io.marquee.dashboard.account.Tokens;
import io.marquee.dashboard.api.ApiClient;
import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// Who may look at what and do what, of all that there is: the tables here are compared with what
/// the running dashboard knows of, so whoever adds a view or a call has to decide.
class AccessIT {

    private static final String ALL = "nobody viewer operator admin";
    private static final String VIEWER = "viewer operator admin";
    private static final String OPERATOR = "operator admin";
    private static final String ADMIN = "admin";

    /// Views by the template of their address.
    private static final Map<String, String> VIEWS =
            Map.ofEntries(
                    entry("", VIEWER),
                    entry("accounts", ADMIN),
                    entry("audit", ADMIN),
                    entry("genres", VIEWER),
                    entry("login", ALL),
                    entry("models", VIEWER),
                    entry("models/:version", VIEWER),
                    entry("models/compare", VIEWER),
                    entry("live", VIEWER),
                    entry("monitoring", VIEWER),
                    entry("password", VIEWER),
                    entry("predictions", VIEWER),
                    entry("quality", VIEWER),
                    entry("runs", VIEWER),
                    entry("runs/:run", VIEWER),
                    entry("runs/new", OPERATOR),
                    entry("schedules", VIEWER),
                    entry("schedules/:schedule", VIEWER),
                    entry("schedules/:schedule/edit", OPERATOR),
                    entry("schedules/new", OPERATOR),
                    entry("titles/:id?", VIEWER),
                    entry("what-if", VIEWER));

    /// Calls of the API by method and template.
    private static final Map<String, String> CALLS =
            Map.ofEntries(
                    entry("GET /api/v1/endpoints", VIEWER),
                    entry("GET /api/v1/genres", VIEWER),
                    entry("GET /api/v1/me", VIEWER),
                    entry("GET /api/v1/models", VIEWER),
                    entry("GET /api/v1/models/champion", VIEWER),
                    entry("GET /api/v1/models/{version}", VIEWER),
                    entry("GET /api/v1/live", VIEWER),
                    entry("GET /api/v1/monitoring", VIEWER),
                    entry("GET /api/v1/monitoring/{run}", VIEWER),
                    entry("GET /api/v1/openapi.json", ALL),
                    entry("GET /api/v1/predictions", VIEWER),
                    entry("GET /api/v1/predictions/{title_id}", VIEWER),
                    entry("GET /api/v1/runs", VIEWER),
                    entry("GET /api/v1/runs/{id}", VIEWER),
                    entry("GET /api/v1/runs/{id}/log", VIEWER),
                    entry("GET /api/v1/schedules", VIEWER),
                    entry("GET /api/v1/schedules/{id}", VIEWER),
                    entry("GET /api/v1/schedules/{id}/history", VIEWER),
                    entry("POST /api/v1/endpoints/{name}/rollback", OPERATOR),
                    entry("POST /api/v1/models/rollback", OPERATOR),
                    entry("POST /api/v1/models/{version}/promote", OPERATOR),
                    entry("POST /api/v1/runs", OPERATOR),
                    entry("POST /api/v1/runs/{id}/cancel", OPERATOR),
                    entry("POST /api/v1/runs/{id}/retry", OPERATOR),
                    entry("POST /api/v1/schedules", OPERATOR),
                    entry("PUT /api/v1/schedules/{id}", OPERATOR),
                    entry("DELETE /api/v1/schedules/{id}", OPERATOR),
                    entry("POST /api/v1/schedules/{id}/fire", OPERATOR),
                    entry("POST /api/v1/schedules/{id}/pause", OPERATOR),
                    entry("POST /api/v1/schedules/{id}/resume", OPERATOR),
                    entry("POST /api/v1/what-if", VIEWER));

    private static final Map<String, String> ACTUATOR =
            Map.of(
                    "/actuator", ADMIN,
                    "/actuator/health", ALL,
                    "/actuator/health/db", ADMIN,
                    "/actuator/metrics", ADMIN,
                    "/actuator/metrics/jvm.info", ADMIN,
                    "/actuator/prometheus", VIEWER);

    @TempDir static Path folder;
    static SomeDashboard dashboard;

    @BeforeAll
    static void start() {
        dashboard = SomeDashboard.start(folder);
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void each_view_is_for_whom_it_is_meant() {
        Map<String, String> found = new TreeMap<>();
        for (String template : dashboard.routes()) {
            found.put(template, allowed(who -> page("/" + filledIn(template), who)));
        }
        assertThat(found).isEqualTo(new TreeMap<>(VIEWS));
    }

    @Test
    void each_call_is_for_whom_it_is_meant() {
        Map<String, String> found = new TreeMap<>();
        RequestMappingHandlerMapping mapping =
                dashboard
                        .context()
                        .getBean(
                                "requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            for (String path : info.getPatternValues()) {
                for (RequestMethod method :
                        methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                    if (!path.equals("/error")) {
                        found.put(
                                method + " " + path,
                                allowed(who -> call(method.name(), filledIn(path), who)));
                    }
                }
            }
        }
        assertThat(found).isEqualTo(new TreeMap<>(CALLS));
    }

    @Test
    void the_description_tells_of_these_calls_and_roles() {
        Map<String, String> described = new TreeMap<>();
        JsonNode paths = ApiClient.description().path("paths");
        for (String path : paths.propertyNames()) {
            for (String method : paths.path(path).propertyNames()) {
                if (!method.equals("parameters")) {
                    described.put(
                            method.toUpperCase(Locale.ROOT) + " " + path,
                            whom(paths.path(path).path(method).path("security")));
                }
            }
        }
        assertThat(described).isEqualTo(new TreeMap<>(CALLS));
    }

    @Test
    void health_is_for_all_and_says_no_more_and_metrics_are_not() {
        Map<String, String> found = new TreeMap<>();
        for (String path : ACTUATOR.keySet()) {
            found.put(path, allowed(who -> call("GET", path, who)));
        }
        assertThat(found).isEqualTo(new TreeMap<>(ACTUATOR));
        assertThat(dashboard.get("/actuator/health").body())
                .contains("\"status\":\"UP\"")
                .doesNotContain("components")
                .doesNotContain("H2");
        assertThat(dashboard.get("/actuator/env", Role.ADMIN).statusCode()).isEqualTo(404);
    }

    @Test
    void whoever_is_not_logged_in_gets_to_the_login_and_no_further() {
        for (String path :
                List.of("/", "/accounts", "/nothing", "/error", "/dashboard/state.mv.db")) {
            HttpResponse<String> answer = dashboard.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location"))
                    .as(path)
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
        }
    }

    @Test
    void a_token_has_to_be_one_that_is_good() throws Exception {
        Tokens tokens = dashboard.bean(Tokens.class);
        String brief = tokens.create("brief", Role.ADMIN, Duration.ofNanos(1));
        String revoked = tokens.create("revoked", Role.ADMIN, Duration.ofDays(1));
        tokens.revoke(tokens.list().getFirst());
        String good = dashboard.token(Role.VIEWER);

        assertThat(me("Bearer " + good).body())
                .isEqualTo("{\"name\":\"token:test viewer\",\"role\":\"VIEWER\"}");
        for (String header :
                List.of(
                        "Bearer " + brief,
                        "Bearer " + revoked,
                        "Bearer " + good + "x",
                        "Bearer ",
                        "Basic " + good,
                        good)) {
            HttpResponse<String> answer = me(header);
            assertThat(answer.statusCode()).as(header).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(
                            type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(answer.body()).contains("\"status\":401").doesNotContain("xception");
        }
    }

    @Test
    void the_session_of_a_page_opens_nothing_of_the_api() throws Exception {
        HttpResponse<String> answer =
                dashboard
                        .session(Role.ADMIN)
                        .send(dashboard.request("/api/v1/me").build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void what_the_api_does_not_know_is_a_problem_in_json() {
        HttpResponse<String> answer = dashboard.get("/api/v1/nothing", Role.ADMIN);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(call("DELETE", "/api/v1/me", Role.ADMIN).statusCode()).isEqualTo(405);
        assertThat(dashboard.get("/api/v1/nothing").statusCode()).isEqualTo(401);
    }

    @Test
    void the_session_gets_a_new_name_at_login_and_is_kept_from_scripts_and_other_sites() {
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String before = cookie(dashboard.get("/login"));
        HttpResponse<String> in =
                dashboard.logIn(client, SomeDashboard.name(Role.VIEWER), SomeDashboard.PASSWORD);
        String after = cookie(in);

        assertThat(after)
                .matches("marquee=[0-9A-F]{32}; Path=/; HttpOnly; SameSite=Lax")
                .isNotEqualTo(before);
    }

    @Test
    void a_login_without_the_word_against_forged_requests_is_refused() throws Exception {
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        dashboard.post(
                client,
                "/login",
                Map.of(
                        "username",
                        SomeDashboard.name(Role.VIEWER),
                        "password",
                        SomeDashboard.PASSWORD));
        assertThat(status(client, "/")).isEqualTo(302);
    }

    @Test
    void a_change_of_the_account_ends_its_sessions() throws Exception {
        Accounts accounts = dashboard.bean(Accounts.class);
        accounts.create("passing", Role.ADMIN, SomeDashboard.PASSWORD);
        HttpClient client = dashboard.logIn("passing", SomeDashboard.PASSWORD);
        assertThat(status(client, "/accounts")).isEqualTo(200);

        accounts.changeRole("passing", Role.VIEWER);
        assertThat(status(client, "/accounts")).isEqualTo(302);
        assertThat(accounts.list()).extracting(Account::name).contains("passing");
    }

    @Test
    void every_page_comes_with_headers_that_hold_the_browser_to_it() {
        HttpResponse<String> page = dashboard.get("/", Role.VIEWER);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .containsPattern("script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'unsafe-eval';")
                .contains("object-src 'none'")
                .contains("base-uri 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.headers().firstValue("Permissions-Policy").orElse(""))
                .contains("camera=()");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(dashboard.get("/", Role.VIEWER).headers().firstValue("Content-Security-Policy"))
                .isNotEqualTo(page.headers().firstValue("Content-Security-Policy"));
    }

    private static String allowed(Function<@Nullable Role, HttpResponse<String>> ask) {
        List<String> names = new ArrayList<>();
        if (lets(ask.apply(null))) {
            names.add("nobody");
        }
        for (Role role : Role.values()) {
            if (lets(ask.apply(role))) {
                names.add(role.word());
            }
        }
        return String.join(" ", names);
    }

    private static String whom(JsonNode security) {
        return security.isEmpty()
                ? ALL
                : switch (Role.valueOf(security.at("/0/token/0").asString())) {
                    case VIEWER -> VIEWER;
                    case OPERATOR -> OPERATOR;
                    case ADMIN -> ADMIN;
                };
    }

    private static boolean lets(HttpResponse<String> answer) {
        int status = answer.statusCode();
        return status != 401 && status != 403 && status != 302;
    }

    private static HttpResponse<String> page(String path, @Nullable Role role) {
        return role == null ? dashboard.get(path) : dashboard.get(path, role);
    }

    private static HttpResponse<String> call(String method, String path, @Nullable Role role) {
        var request = dashboard.request(path).method(method, BodyPublishers.noBody());
        if (role != null) {
            request.header("Authorization", "Bearer " + dashboard.token(role));
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> me(String authorization) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        dashboard
                                .request("/api/v1/me")
                                .header("Authorization", authorization)
                                .build(),
                        BodyHandlers.ofString());
    }

    private static int status(HttpClient client, String path) throws Exception {
        return client.send(dashboard.request(path).build(), BodyHandlers.ofString()).statusCode();
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    /// With a value for each parameter.
    private static String filledIn(String template) {
        return template.replaceAll(":[^/]+|\\{[^/]+}", "x");
    }
}
