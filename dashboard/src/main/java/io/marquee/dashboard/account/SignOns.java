package io.marquee.dashboard.account;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Finds or makes the account of somebody the issuer vouches for. The token has been checked by
/// then: signature, issuer, audience, times and nonce.
public final class SignOns implements OAuth2UserService<OidcUserRequest, OidcUser> {

    /// The error of somebody who is in no group that may do anything.
    public static final String NO_ROLE = "marquee_no_role";

    /// The error of somebody whose account an admin has disabled.
    public static final String DISABLED = "marquee_disabled";

    private static final List<String> NAMES =
            List.of(StandardClaimNames.PREFERRED_USERNAME, StandardClaimNames.EMAIL);

    private final OAuth2UserService<OidcUserRequest, OidcUser> issuer = new OidcUserService();
    private final SingleSignOn settings;
    private final Accounts accounts;

    public SignOns(SingleSignOn settings, Accounts accounts) {
        this.settings = settings;
        this.accounts = accounts;
    }

    @Override
    public SignedOn loadUser(OidcUserRequest request) {
        OidcUser user = Objects.requireNonNull(issuer.loadUser(request));
        String name = name(user);
        Role role =
                settings.role(user.getClaims())
                        .orElseThrow(() -> refusal(NO_ROLE, name + " is in no group with a role"));
        String subject = settings.issuer() + " " + user.getIdToken().getSubject();
        Optional<Person> person = accounts.signOn(subject, name, role);
        return new SignedOn(
                user, person.orElseThrow(() -> refusal(DISABLED, name + " is disabled")));
    }

    /// What people call them; not what we know them by, since it may change and be given to others.
    private static String name(OidcUser user) {
        for (String claim : NAMES) {
            String name = user.getClaimAsString(claim);
            if (name != null && !name.isBlank()) {
                return name;
            }
        }
        return String.valueOf(user.getIdToken().getSubject());
    }

    private static OAuth2AuthenticationException refusal(String code, String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, why, null), why);
    }
}
