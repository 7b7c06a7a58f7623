package io.marquee.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.marquee.dashboard.ScoredWorkspace.Scored;
import io.marquee.dashboard.Wire.Answer;
import io.marquee.dashboard.account.Role;
import io.marquee.dashboard.account.Tokens;
import io.marquee.dashboard.runs.LaunchOrder;
import io.marquee.dashboard.runs.RunsService;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What somebody might try against a dashboard, each tried and refused, with what is answered. To
/// add to it is to add a line to a table.
class HostileIT {

    private static final String SCRIPT = "<script>alert('hacked')</script>";
    private static final String IMAGE = "<img src=x onerror=alert('hacked')>";
    private static final String FORMULA = "=HYPERLINK(\"http://evil.example\",\"click\")";

    @TempDir static Path folder;
    static Path workspace;
    static SomeLauncher launcher;
    static SomeDashboard dashboard;
    static Wire wire;
    static String viewer;

    /// @param what somebody tries
    /// @param tried gets the answer, as a short text
    /// @param answered a regular expression that the whole of it has to match
    private record Attempt(String what, Try tried, String answered) {}

    @FunctionalInterface
    private interface Try {

        String run() throws Exception;
    }

    @BeforeAll
    static void start() throws IOException {
        workspace = folder.toRealPath().resolve("W");
        launcher = SomeLauncher.in(folder);
        ScoredWorkspace scored = new ScoredWorkspace(workspace);
        scored.score(
                List.of(
                        hostile("s1", SCRIPT, FORMULA),
                        hostile("s2", IMAGE, "@SUM(A1)"),
                        hostile("s3", FORMULA, IMAGE),
                        hostile("s4", " +1+cmd|' /C calc'!A0", SCRIPT),
                        hostile("s5", "javascript:alert(1)", "\"><svg onload=alert(1)>")));
        Files.writeString(workspace.resolve("catalog.csv"), "");
        Files.createSymbolicLink(workspace.resolve("link.csv"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(workspace.resolve("etc"), Path.of("/etc"));
        dashboard = SomeDashboard.start(workspace);
        wire = new Wire(dashboard.address());
        viewer = "Cookie: marquee=" + session(dashboard.session(Role.VIEWER));
    }

    private static Scored hostile(String id, String title, String genre) {
        return new Scored(id, "MOVIE", 2020)
                .title(title)
                .genres(genre)
                .countries(genre)
                .minutes(90)
                .predicted(3.5, 0.6)
                .actual(3.0, true, "TEST");
    }

    @AfterAll
    static void stop() {
        launcher.close();
        if (dashboard != null) {
            dashboard.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> paths_that_lead_elsewhere() {
        return tests(
                asked("/titles/..%2f..%2f..%2fetc%2fpasswd", "400"),
                asked("/titles/..%5c..%5cstate.mv.db", "400"),
                asked("/titles/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "400"),
                asked("/runs/..%2f..%2fdashboard%2fstate.mv.db", "400"),
                asked("/runs/../../../etc/passwd", "400"),
                asked("/models/..;/..;/WEB-INF/web.xml", "400"),
                asked("/models/%00", "400"),
                asked("/titles/a%0d%0aSet-Cookie:%20x=y", "400"),
                asked("/chart/%2e%2e/application.properties", "400"),
                asked("/chart/..%2fapplication.properties", "400"),
                asked("/VAADIN/../application.properties", "400"),
                asked("//evil.example/%2e%2e", "400"),
                asked("/dashboard/state.mv.db", "200|404"),
                asked("/launches/launch-1/log", "200|404"),
                asked("/application.properties", "200|404"),
                asked("/WEB-INF/web.xml", "200|404"));
    }

    @TestFactory
    Stream<DynamicTest> methods_and_headers_that_mean_no_good() {
        return tests(
                sent("TRACE", "TRACE / HTTP/1.1", List.of(viewer), "", "40[05]"),
                sent("a method of its own", "HACK / HTTP/1.1", List.of(viewer), "", "40[05]"),
                sent("PUT", "PUT /favicon.svg HTTP/1.1", List.of(viewer), "x", "40[0-5]"),
                sent("no host", "GET / HTTP/1.1", List.of("Host:"), "", "302 to /login"),
                sent("two hosts", "GET / HTTP/1.1", List.of("Host: a", "Host: b"), "", "400"),
                sent(
                        "another host",
                        "GET /accounts HTTP/1.1",
                        List.of("Host: evil.example"),
                        "",
                        "302 to /login"),
                sent(
                        "another host by a forwarded header",
                        "GET /accounts HTTP/1.1",
                        List.of("X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https"),
                        "",
                        "302 to /login"),
                sent(
                        "another address by a header",
                        "GET /login HTTP/1.1",
                        List.of("X-Original-URL: /accounts", "X-Rewrite-URL: /accounts"),
                        "",
                        "200"),
                sent(
                        "a header of a megabyte",
                        "GET / HTTP/1.1",
                        List.of("X: " + "x".repeat(1_000_000)),
                        "",
                        "400|431"),
                sent(
                        "an address of a megabyte",
                        "GET /?" + "x".repeat(1_000_000) + " HTTP/1.1",
                        List.of(),
                        "",
                        "400|414"),
                sent(
                        "length and chunks",
                        "POST /login HTTP/1.1",
                        List.of("Content-Length: 4", "Transfer-Encoding: chunked"),
                        "0\r\n\r\nGET /accounts HTTP/1.1\r\nHost: x\r\n\r\n",
                        "400|411|302 to /login\\?stale"));
    }

    @TestFactory
    Stream<DynamicTest> bodies_that_are_too_large() {
        String much = "x".repeat(1_500_000);
        String chunk = "16e360\r\n" + much + "\r\n0\r\n\r\n";
        return tests(
                sent("a form", "POST /login HTTP/1.1", List.of(form()), "username=" + much, "413"),
                sent(
                        "what a page sends",
                        "POST /?v-r=uidl&v-uiId=0 HTTP/1.1",
                        List.of("Content-Type: application/json"),
                        much,
                        "413"),
                sent(
                        "what a page sends, logged in",
                        "POST /?v-r=uidl&v-uiId=0 HTTP/1.1",
                        List.of(viewer, "Content-Type: application/json"),
                        much,
                        "413"),
                sent(
                        "in chunks",
                        "POST /?v-r=uidl&v-uiId=0 HTTP/1.1",
                        List.of(
                                viewer,
                                "Content-Type: application/json",
                                "Transfer-Encoding: chunked"),
                        chunk,
                        "411"),
                sent(
                        "an upload",
                        "POST / HTTP/1.1",
                        List.of(viewer, "Content-Type: multipart/form-data; boundary=b"),
                        "--b\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\n"
                                + much
                                + "\r\n--b--\r\n",
                        "413"),
                sent(
                        "to the API, by nobody",
                        "POST /api/v1/me HTTP/1.1",
                        List.of("Content-Type: application/json"),
                        much,
                        "401"));
    }

    @TestFactory
    Stream<DynamicTest> tokens_that_are_none() {
        Tokens tokens = dashboard.bean(Tokens.class);
        String brief = tokens.create("brief", Role.ADMIN, Duration.ofNanos(1));
        String revoked = tokens.create("revoked", Role.ADMIN, Duration.ofDays(1));
        tokens.revoke(tokens.list().getFirst());
        String good = dashboard.token(Role.VIEWER);
        String me = "GET /api/v1/me HTTP/1.1";
        return tests(
                sent("none", me, List.of(), "", "401"),
                sent("a forged one", me, List.of(bearer("marquee_" + "A".repeat(43))), "", "401"),
                sent(
                        "a changed one",
                        me,
                        List.of(bearer(good.substring(0, good.length() - 1))),
                        "",
                        "401"),
                sent("an expired one", me, List.of(bearer(brief)), "", "401"),
                sent("a revoked one", me, List.of(bearer(revoked)), "", "401"),
                sent("a statement", me, List.of(bearer("' or '1'='1")), "", "401"),
                sent(
                        "a token that somebody signed himself",
                        me,
                        List.of(bearer("eyJhbGciOiJub25lIn0.eyJyb2xlIjoiQURNSU4ifQ.")),
                        "",
                        "401"),
                sent(
                        "in the address",
                        "GET /api/v1/me?access_token=" + good + " HTTP/1.1",
                        List.of(),
                        "",
                        "401"),
                sent("in a cookie", me, List.of("Cookie: token=" + good), "", "401"),
                sent("a page's session", me, List.of(viewer), "", "401"),
                sent(
                        "of too small a role",
                        "GET /actuator/metrics HTTP/1.1",
                        List.of(bearer(good)),
                        "",
                        "403"),
                sent(
                        "for a page",
                        "GET /accounts HTTP/1.1",
                        List.of(bearer(dashboard.token(Role.ADMIN))),
                        "",
                        "302 to /login"),
                sent("around the check", "GET /api/v1/../v1/me HTTP/1.1", List.of(), "", "400"),
                sent(
                        "around the check, with a parameter",
                        "GET /api;x/v1/me HTTP/1.1",
                        List.of(),
                        "",
                        "400"),
                sent(
                        "around the check, by case",
                        "GET /API/v1/me HTTP/1.1",
                        List.of(),
                        "",
                        "302 to /login"),
                sent(
                        "around the check, twice the slash",
                        "GET //api/v1/me HTTP/1.1",
                        List.of(),
                        "",
                        "400"));
    }

    @TestFactory
    Stream<DynamicTest> requests_that_another_page_makes() {
        String uidl = "/?v-r=uidl&v-uiId=0";
        String rpc = "{\"csrfToken\":\"forged\",\"rpc\":[],\"syncId\":0,\"clientId\":0}";
        String json = "Content-Type: application/json";
        String chief = "Cookie: marquee=" + session(dashboard.session(Role.ADMIN));
        return tests(
                sent(
                        "a login",
                        "POST /login HTTP/1.1",
                        List.of(form()),
                        "username=viewer&password=x",
                        "302 to /login\\?stale"),
                sent("a logout", "POST /logout HTTP/1.1", List.of(chief, form()), "x=y", "403"),
                sent(
                        "a logout by a link",
                        "GET /logout HTTP/1.1",
                        List.of(chief),
                        "",
                        "403|404|200"),
                sent(
                        "what a page sends, with no page",
                        "POST " + uidl + " HTTP/1.1",
                        List.of(json),
                        rpc,
                        "403|200 .*|200"),
                sent(
                        "news by push without a session",
                        "GET /VAADIN/push?v-r=push&v-uiId=0 HTTP/1.1",
                        List.of(
                                "Connection: Upgrade",
                                "Upgrade: websocket",
                                "Sec-WebSocket-Version: 13",
                                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="),
                        "",
                        "40[0-9]|302 to /login"),
                new Attempt(
                        "still logged in after all that",
                        () -> wire.send("GET /accounts HTTP/1.1", List.of(chief), "").gist(),
                        "200"));
    }

    @Test
    void pages_cannot_be_framed_and_cookies_not_read_or_sent_along() {
        for (String path : List.of("/", "/login", "/accounts", "/favicon.svg")) {
            Answer page = wire.send("GET " + path + " HTTP/1.1", List.of(viewer), "");
            assertThat(page.header("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("frame-ancestors 'none'");
            assertThat(page.header("X-Frame-Options").orElse("")).as(path).isEqualTo("DENY");
            assertThat(page.header("X-Content-Type-Options")).as(path).contains("nosniff");
        }
        Answer secure = wire.send("GET /login HTTP/1.1", List.of("X-Forwarded-Proto: https"), "");
        assertThat(secure.header("Set-Cookie").orElse(""))
                .matches("marquee=[0-9A-F]{32}; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(secure.header("Strict-Transport-Security")).isPresent();
    }

    @Test
    void a_login_leads_to_no_other_host() {
        for (String query :
                List.of(
                        "?continue=//evil.example",
                        "?redirect=http://evil.example",
                        "?error&next=//evil.example")) {
            HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
            dashboard.post(client, "/" + query, Map.of());
            String to =
                    dashboard
                            .logIn(client, SomeDashboard.name(Role.VIEWER), SomeDashboard.PASSWORD)
                            .headers()
                            .firstValue("Location")
                            .orElseThrow();
            assertThat(to).doesNotMatch("(https?:)?//evil.*");
        }
    }

    @Test
    void guesses_are_slowed_down_whatever_address_they_claim() {
        // A server in front adds where a request really came from at the end.
        assertThat(
                        waits(
                                guess -> "nobody" + guess,
                                guess -> "198.51.100." + guess + ", 203.0.113.7"))
                .isEqualTo(20);
        assertThat(waits(_ -> "chief-of-none", guess -> "198.51.100." + guess)).isEqualTo(5);
    }

    /// After how many guesses one has to wait.
    private static int waits(IntFunction<String> name, IntFunction<String> from) {
        Answer page = wire.send("GET /login HTTP/1.1", List.of(), "");
        String cookie = "Cookie: " + page.header("Set-Cookie").orElseThrow().split(";", 2)[0];
        Matcher word =
                Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"").matcher(page.body());
        assertThat(word.find()).isTrue();
        for (int guess = 1; guess <= 30; guess++) {
            Answer answer =
                    wire.send(
                            "POST /login HTTP/1.1",
                            List.of(cookie, form(), "X-Forwarded-For: " + from.apply(guess)),
                            "username=%s&password=x&_csrf=%s"
                                    .formatted(name.apply(guess), word.group(1)));
            if (answer.gist().contains("wait=")) {
                return guess - 1;
            }
            assertThat(answer.gist()).contains("/login?error");
        }
        return 30;
    }

    @TestFactory
    Stream<DynamicTest> options_that_smuggle() {
        String nothing = ".*There is no file .* that a run may read.*";
        String noName = ".*is not the name of a file.*";
        String unseen = ".*characters that cannot be seen.*";
        return tests(
                ordered("catalog", "../../etc/passwd", nothing),
                ordered("catalog", "/etc/passwd", nothing),
                ordered("catalog", "../../../../../../../../etc/*", nothing),
                ordered("catalog", "link.csv", nothing),
                ordered("catalog", "etc/passwd", nothing),
                ordered("catalog", "dashboard/state.mv.db", nothing),
                ordered("catalog", "/proc/self/environ", nothing),
                ordered("catalog", "s3://bucket/secret.csv", noName),
                ordered("catalog", "file:///etc/passwd", noName),
                ordered("catalog", "@/etc/passwd", nothing + "|" + noName),
                ordered("catalog", "*/passwd", ".*in the name of a folder.*"),
                ordered("catalog", "catalog.csv\0.txt", unseen),
                ordered("catalog", "catalog.csv\n--workspace=/tmp", unseen),
                ordered("liked-aim", "--workspace=/tmp/evil", ".*looks like an option.*"),
                ordered("liked-aim", "x --workspace=/tmp/evil", ".*looks like an option.*"),
                ordered("liked-aim", "@/etc/passwd", ".*looks like an option.*"),
                ordered("liked-aim", "a\0b", unseen),
                ordered("liked-aim", "x".repeat(100_000), ".*too long.*"),
                ordered("rename", "title=x --y", ".*looks like an option.*"),
                ordered("trees", "1;rm -rf /", ".*not a whole number.*"),
                ordered("workspace", "/tmp/evil", ".*no such option.*"),
                ordered("-Dx", "y", ".*no such option.*"),
                new Attempt(
                        "a runner that is more than one",
                        () -> faults(Map.of("catalog", List.of("catalog.csv")), "flink:evil --x"),
                        ".*runner=.*"));
    }

    @Test
    void scripts_in_what_was_read_and_in_addresses_stay_text() throws Exception {
        Page page = dashboard.page(Role.ADMIN);
        List<String> dialogs = new ArrayList<>();
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        String asked = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E";
        for (String path :
                List.of(
                        "/",
                        "/predictions",
                        "/predictions?search=" + asked + "&genre=" + asked + "&sort=" + asked,
                        "/titles/s1",
                        "/titles/s2",
                        "/titles/s3",
                        "/titles/s5",
                        "/titles/" + asked,
                        "/genres",
                        "/genres?genre=" + asked,
                        "/what-if?from=s1",
                        "/quality?q=" + asked,
                        "/models/" + asked,
                        "/models/compare?a=" + asked,
                        "/runs/" + asked,
                        "/audit?q=" + asked + "&action=" + asked,
                        "/schedules/" + asked,
                        "/login?error=" + asked,
                        "/" + asked)) {
            page.navigate(dashboard.address() + path);
            page.waitForFunction(
                    "() => !window.Vaadin?.Flow?.clients || Object.values(window.Vaadin.Flow.clients).every(c => !c.isActive || !c.isActive())");
            assertThat(page.locator("img[src=x], svg[onload], script:has-text('hacked')").count())
                    .as(path)
                    .isZero();
        }
        page.navigate(dashboard.address() + "/predictions");
        assertThat(page.getByText(SCRIPT).first()).isVisible();
        Download csv = page.waitForDownload(() -> page.getByLabel("Download as CSV").click());
        assertThat(Files.readAllLines(csv.path()).stream().skip(1))
                .hasSize(5)
                .allSatisfy(
                        line -> assertThat(line).doesNotContainPattern("(^|,)\"?\\s*[=+@-]\\D"));
        assertThat(dialogs).isEmpty();
        assertThat(
                        dashboard.complaints().stream()
                                .filter(said -> !said.contains("status of 40"))
                                .toList())
                .isEmpty();
        dashboard.complaints().clear();
    }

    private static Stream<DynamicTest> tests(Attempt... attempts) {
        return Stream.of(attempts)
                .map(attempt ->
                        DynamicTest.dynamicTest(
                                attempt.what().length() > 80
                                        ? attempt.what().substring(0, 80)
                                        : attempt.what(),
                                () ->
                                        assertThat(attempt.tried().run())
                                                .matches(attempt.answered())));
    }

    /// An address asked for by a viewer, whose answer has to hold nothing of a file.
    private static Attempt asked(String target, String answered) {
        return new Attempt(
                target,
                () -> {
                    Answer answer = wire.send("GET " + target + " HTTP/1.1", List.of(viewer), "");
                    assertThat(answer.text())
                            .doesNotContain("root:", "spring.main", "H2, ", "xception", "hacked");
                    assertThat(answer.header("x")).isEmpty();
                    return answer.gist();
                },
                answered);
    }

    private static Attempt sent(
            String what, String line, List<String> headers, String body, String answered) {
        return new Attempt(
                what,
                () -> {
                    Answer answer = wire.send(line, headers, body);
                    assertThat(answer.body()).doesNotContain("xception", "evil.example");
                    return answer.gist();
                },
                answered);
    }

    private static Attempt ordered(String option, String value, String answered) {
        Map<String, List<String>> values =
                option.equals("catalog")
                        ? Map.of(option, List.of(value))
                        : Map.of("catalog", List.of("catalog.csv"), option, List.of(value));
        return new Attempt(
                option + "=" + value.replaceAll("\\p{Cntrl}", "?"),
                () -> faults(values, "automatic"),
                answered);
    }

    private static String faults(Map<String, List<String>> values, String place) {
        return dashboard
                .bean(RunsService.class)
                .faults(new LaunchOrder("train", values, place))
                .toString();
    }

    private static String session(HttpClient client) {
        CookieManager cookies = (CookieManager) client.cookieHandler().orElseThrow();
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("marquee"))
                .map(HttpCookie::getValue)
                .findFirst()
                .map(Objects::requireNonNull)
                .orElseThrow();
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    private static String form() {
        return "Content-Type: application/x-www-form-urlencoded";
    }
}
