package io.marquee.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.marquee.dashboard.account.Accounts;
import io.marquee.dashboard.account.Role;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Single sign-on without an issuer, and without passwords.
class SignOnChoicesIT {

    private static final String NOBODY = "http://127.0.0.1:1";

    @TempDir Path folder;

    @Test
    void an_issuer_that_is_not_there_is_told_when_somebody_wants_to_log_in() {
        try (SomeDashboard alone = SomeDashboard.start(SignOnIT.config(folder, NOBODY, false))) {
            HttpResponse<String> answer = alone.get("/oauth2/authorization/sso");
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .endsWith("/login?sso=unreachable");
            assertThat(alone.logIn("viewer", SomeDashboard.PASSWORD)).isNotNull();
        }
    }

    @Test
    void passwords_can_be_made_to_open_nothing() {
        try (SomeDashboard alone = SomeDashboard.start(SignOnIT.config(folder, NOBODY, true))) {
            assertThat(alone.firstPassword()).isNull();
            alone.bean(Accounts.class).create("chief", Role.ADMIN, SomeDashboard.PASSWORD);
            HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
            assertThat(
                            alone.logIn(client, "chief", SomeDashboard.PASSWORD)
                                    .headers()
                                    .firstValue("Location"))
                    .hasValue("/login?error");
            Page page = alone.page();
            page.navigate(alone.address() + "/login?sso=role");
            assertThat(page.getByText("Sign in with single sign-on")).isVisible();
            assertThat(page.getByText("You may not use this dashboard")).isVisible();
            assertThat(page.getByLabel("Password")).hasCount(0);
            Look.at(page, "login-sign-on-only");
        }
    }
}
