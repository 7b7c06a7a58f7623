package io.marquee.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.marquee.dashboard.SomeIssuer.Lie;
import io.marquee.dashboard.account.Account;
import io.marquee.dashboard.account.Accounts;
import io.marquee.dashboard.account.AuditEntry;
import io.marquee.dashboard.account.AuditFilter;
import io.marquee.dashboard.account.AuditLog;
import io.marquee.dashboard.account.Role;
import io.marquee.dashboard.account.SingleSignOn;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Logging in by OpenID Connect, with a real authorization server.
class SignOnIT {

    private static final String BEGIN = "/oauth2/authorization/sso";

    @TempDir static Path folder;
    static SomeIssuer issuer;
    static String at;
    static SomeDashboard dashboard;

    @BeforeAll
    static void start() throws IOException {
        int port = freePort();
        at = SomeIssuer.address(port);
        dashboard = SomeDashboard.start(config(folder, at, false));
        issuer = SomeIssuer.start(port, dashboard.address() + "/login/oauth2/code/sso");
    }

    @AfterAll
    static void stop() {
        try (SomeDashboard running = dashboard;
                SomeIssuer also = issuer) {
            assertThat(running.complaints()).isEmpty();
            assertThat(also).isNotNull();
        }
    }

    @AfterEach
    void tellTheTruth() {
        issuer.tell(Lie.NONE);
    }

    @Test
    void somebody_signs_on_in_a_browser_and_gets_where_they_wanted() {
        Page page = dashboard.page();
        page.navigate(dashboard.address() + "/runs");
        assertThat(page).hasTitle("Log in · Marquee");
        Look.at(page, "login-sign-on");
        page.getByText("Sign in with single sign-on").click();
        page.getByPlaceholder("Username").fill("ann");
        page.getByPlaceholder("Password").fill(SomeIssuer.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();

        page.waitForURL(dashboard.address() + "/**");
        assertThat(page.url())
                .as("%s", log("single sign-on"))
                .startsWith(dashboard.address() + "/runs");
        assertThat(page).hasTitle(Pattern.compile("Runs.*"));
        page.getByLabel("Your account: sso:ann, operator").click();
        assertThat(page.locator("vaadin-menu-bar-item").getByText("Log out")).isVisible();
        assertThat(page.locator("vaadin-menu-bar-item").getByText("Change password…")).hasCount(0);
        page.locator("vaadin-menu-bar-item").getByText("Log out").click();
        assertThat(page).hasTitle("Log in · Marquee");

        Page admin = dashboard.page(Role.ADMIN);
        admin.navigate(dashboard.address() + "/accounts");
        assertThat(admin.getByText("single sign-on").first()).isVisible();
        admin.getByLabel("Change sso:ann").click();
        assertThat(admin.locator("vaadin-menu-bar-item").getByText("Disable…")).isVisible();
        assertThat(admin.locator("vaadin-menu-bar-item").getByText("Reset password…")).hasCount(0);
        admin.keyboard().press("Escape");
        Look.at(admin, "accounts-sign-on");
    }

    @Test
    void proof_key_state_and_nonce_go_along_and_the_secret_does_not() throws Exception {
        String to = location(get(client(), dashboard.address() + BEGIN));
        assertThat(to)
                .startsWith(at + "/oauth2/authorize?response_type=code&client_id=marquee")
                .contains("code_challenge_method=S256")
                .containsPattern("code_challenge=[A-Za-z0-9_-]{43}")
                .containsPattern("[?&]state=[^&]{20,}")
                .containsPattern("[?&]nonce=[^&]{20,}")
                .doesNotContain("secret");
    }

    @Test
    void the_session_gets_a_new_name_and_is_on_record() throws Exception {
        HttpClient client = client();
        String before = cookie(get(client, dashboard.address() + BEGIN));
        HttpResponse<String> in = signOn(client, "root");

        assertThat(cookie(in))
                .matches("marquee=[0-9A-F]{32}; Path=/; HttpOnly; SameSite=Lax")
                .isNotEqualTo(before);
        assertThat(get(client, dashboard.address() + "/accounts").statusCode()).isEqualTo(200);
        assertThat(log("sso:root"))
                .extracting(AuditEntry::who, AuditEntry::action, AuditEntry::subject)
                .contains(
                        tuple("sso:root", "login", "admin by single sign-on"),
                        tuple("marquee", "account.create", "sso:root as admin"));
    }

    @Test
    void whoever_is_called_admin_elsewhere_is_nobody_special_here() throws Exception {
        HttpClient client = client();
        signOn(client, "admin");
        assertThat(get(client, dashboard.address() + "/").statusCode()).isEqualTo(200);
        assertThat(get(client, dashboard.address() + "/accounts").statusCode()).isEqualTo(403);
        assertThat(account("sso:admin").role()).isEqualTo(Role.VIEWER);
        assertThat(account("admin").role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void whoever_is_in_no_group_with_a_role_does_not_get_in() throws Exception {
        for (String name : List.of("stranger", "loner")) {
            refused(signOn(client(), name), "role");
            assertThat(dashboard.bean(Accounts.class).list())
                    .extracting(Account::name)
                    .doesNotContain("sso:" + name);
            assertThat(log(name))
                    .extracting(AuditEntry::who, AuditEntry::action)
                    .contains(tuple("nobody", "login.failed"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Lie.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void tokens_that_are_not_to_be_trusted_are_not(Lie what) throws Exception {
        issuer.tell(what);
        HttpClient client = client();
        refused(signOn(client, "root"), "failed");
        assertThat(log("single sign-on").getFirst().subject())
                .containsPattern("invalid_id_token|invalid_nonce");
        assertThat(get(client, dashboard.address() + "/").statusCode()).isEqualTo(302);
    }

    @Test
    void what_comes_back_has_to_be_what_was_asked_for() throws Exception {
        String stolen = comesBack(client(), "root");
        // Somebody else's browser, which asked for nothing.
        refused(get(client(), stolen), "failed");
        // A browser that asked for something else.
        HttpClient client = client();
        String own = comesBack(client, "root");
        refused(get(client, own.replaceAll("state=[^&]+", "state=another")), "failed");
        // The same again.
        client = client();
        String good = comesBack(client, "root");
        assertThat(location(get(client, good))).as("%s", log("single sign-on")).endsWith("/");
        HttpClient later = client();
        get(later, dashboard.address() + BEGIN);
        refused(get(later, good), "failed");
    }

    @Test
    void groups_decide_at_every_login_and_end_what_was_before() throws Exception {
        HttpClient before = client();
        signOn(before, "mover");
        assertThat(get(before, dashboard.address() + "/accounts").statusCode()).isEqualTo(200);

        issuer.put("mover", "analysts");
        signOn(client(), "mover");
        assertThat(account("sso:mover").role()).isEqualTo(Role.VIEWER);
        assertThat(get(before, dashboard.address() + "/accounts").statusCode()).isEqualTo(302);

        dashboard.bean(Accounts.class).disable("sso:mover");
        refused(signOn(client(), "mover"), "disabled");
    }

    /// @param only whether passwords open nothing
    static DashboardConfig config(Path folder, String issuer, boolean only) {
        return new DashboardConfig(
                folder.toString(),
                0,
                DashboardConfig.LOOPBACK,
                List.of(),
                new StateDatabase.Folder(folder.resolve("dashboard")),
                new SingleSignOn(
                        URI.create(issuer),
                        SomeIssuer.CLIENT,
                        SomeIssuer.SECRET,
                        List.of(),
                        "groups",
                        SingleSignOn.roles(
                                List.of("viewer=analysts", "operator=curators", "admin=admins")),
                        only));
    }

    /// Goes all the way.
    private static HttpResponse<String> signOn(HttpClient client, String name) throws Exception {
        return get(client, comesBack(client, name));
    }

    /// Goes so far that the next address is the dashboard's.
    private static String comesBack(HttpClient client, String name) throws Exception {
        String to = location(get(client, dashboard.address() + BEGIN));
        Matcher word =
                Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"")
                        .matcher(get(client, at + "/login").body());
        assertThat(word.find()).isTrue();
        client.send(
                HttpRequest.newBuilder(URI.create(at + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        "username=%s&password=%s&_csrf=%s"
                                                .formatted(
                                                        name, SomeIssuer.PASSWORD, word.group(1))))
                        .build(),
                BodyHandlers.discarding());
        HttpResponse<String> answer = get(client, to);
        return location(answer);
    }

    private static void refused(HttpResponse<String> answer, String why) {
        assertThat(location(answer)).as("%s", log("single sign-on")).endsWith("/login?sso=" + why);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer + " " + answer.body()));
    }

    private static String cookie(HttpResponse<String> answer) {
        Matcher cookie =
                Pattern.compile("marquee=.*")
                        .matcher(String.join("\n", answer.headers().allValues("Set-Cookie")));
        assertThat(cookie.find()).isTrue();
        return cookie.group();
    }

    private static Account account(String name) {
        return dashboard.bean(Accounts.class).list().stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<AuditEntry> log(String text) {
        return dashboard.bean(AuditLog.class).list(new AuditFilter(text, ""), 0, 50);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
