package io.marquee.dashboard;

import io.marquee.UserError;
import io.marquee.dashboard.account.SingleSignOn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options about logging in by OpenID Connect.
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SignOnOptions {

    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description =
                    "let people log in by OpenID Connect with this issuer, which has to know"
                            + " ADDRESS/login/oauth2/code/sso as where to send them back to")
    private @Nullable String issuer;

    @Option(
            names = "--oidc-client-id",
            paramLabel = "ID",
            description =
                    "what the issuer knows this dashboard by; the secret, if it has one, is taken from "
                            + SingleSignOn.SECRET)
    private @Nullable String clientId;

    @Option(
            names = "--oidc-role",
            paramLabel = "ROLE=GROUP",
            description =
                    "what a group may do: viewer=GROUP, operator=GROUP or admin=GROUP; may be given"
                            + " more than once; who is in none of them does not get in")
    private List<String> roles = List.of();

    @Option(
            names = "--oidc-role-claim",
            paramLabel = "CLAIM",
            description =
                    "the claim that holds somebody's groups, or a path to it such as"
                            + " realm_access.roles (default: groups)")
    private @Nullable String roleClaim;

    @Option(
            names = "--oidc-scope",
            paramLabel = "SCOPE",
            description =
                    "what to ask for beyond openid, profile and email, for example groups; may be"
                            + " given more than once")
    private List<String> scopes = List.of();

    @Option(names = "--oidc-only", description = "let nobody in by password")
    private boolean only;

    /// @param environment has the secret
    /// @return null if people log in by password alone
    /// @throws UserError if they contradict each other, or one is not what it should be
    @Nullable SingleSignOn settings(Map<String, String> environment) {
        if (issuer == null) {
            if (clientId != null
                    || roleClaim != null
                    || only
                    || !roles.isEmpty()
                    || !scopes.isEmpty()) {
                throw new UserError(
                        "The options of single sign-on mean nothing without an issuer. Name it: --oidc-issuer=URL.");
            }
            return null;
        }
        return new SingleSignOn(
                SingleSignOn.issuer(issuer),
                clientId == null ? "" : clientId,
                environment.get(SingleSignOn.SECRET),
                scopes,
                roleClaim == null ? "groups" : roleClaim,
                SingleSignOn.roles(roles),
                only);
    }
}
