package io.marquee.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SingleSignOnTest {

    @Test
    void the_greatest_role_of_all_groups_counts() {
        SingleSignOn settings = settings("groups");
        assertThat(settings.role(Map.of("groups", List.of("analysts", "CN=ops,OU=x", "gardeners"))))
                .contains(Role.OPERATOR);
        assertThat(settings.role(Map.of("groups", "analysts"))).contains(Role.VIEWER);
        assertThat(settings.role(Map.of("groups", List.of("gardeners", 7)))).isEmpty();
        assertThat(settings.role(Map.of("groups", List.of()))).isEmpty();
        assertThat(settings.role(Map.of("roles", "analysts"))).isEmpty();
        assertThat(settings.role(Map.of("groups", "Analysts"))).isEmpty();
    }

    @Test
    void the_claim_may_lie_deeper_or_have_dots_in_its_name() {
        assertThat(
                        settings("realm_access.roles")
                                .role(Map.of("realm_access", Map.of("roles", List.of("analysts")))))
                .contains(Role.VIEWER);
        assertThat(settings("realm_access.roles").role(Map.of("realm_access", "analysts")))
                .isEmpty();
        assertThat(
                        settings("https://example.org/groups")
                                .role(Map.of("https://example.org/groups", "analysts")))
                .contains(Role.VIEWER);
    }

    @Test
    void reads_which_groups_may_do_what() {
        assertThat(SingleSignOn.roles(List.of("viewer=a", "admin=CN=b,OU=c", "operator=a")))
                .isEqualTo(Map.of("a", Role.OPERATOR, "CN=b,OU=c", Role.ADMIN));
        for (String rule : List.of("boss=a", "admin", "admin=", "=a", "ADMIN=a")) {
            assertThatThrownBy(() -> SingleSignOn.roles(List.of(rule)))
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "--oidc-role=%s says nothing. Give viewer=GROUP, operator=GROUP or admin=GROUP."
                                    .formatted(rule));
        }
    }

    @Test
    void trusts_issuers_by_tls_or_on_this_machine_alone() {
        for (String good :
                List.of(
                        "https://login.example.org/realm",
                        "http://127.0.0.1:9000",
                        "http://localhost")) {
            assertThat(settings(good, "groups").issuer()).hasToString(good);
        }
        for (String bad :
                List.of(
                        "http://login.example.org",
                        "ftp://127.0.0.1",
                        "login.example.org",
                        "https:login",
                        "https://login.example.org/?x=y",
                        "https://login.example.org/#x")) {
            assertThatThrownBy(() -> settings(bad, "groups"))
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "--oidc-issuer=%s is no address to trust. Give one that begins with https://, without ? and #."
                                    .formatted(bad));
        }
        assertThatThrownBy(() -> SingleSignOn.issuer("a b")).isInstanceOf(UserError.class);
    }

    @Test
    void tells_nobody_the_secret() {
        assertThat(settings("groups").toString()).contains("marquee").doesNotContain("hush");
    }

    private static SingleSignOn settings(String claim) {
        return settings("https://login.example.org", claim);
    }

    private static SingleSignOn settings(String issuer, String claim) {
        return new SingleSignOn(
                URI.create(issuer),
                "marquee",
                "hush",
                List.of(),
                claim,
                SingleSignOn.roles(List.of("viewer=analysts", "operator=CN=ops,OU=x")),
                false);
    }
}
