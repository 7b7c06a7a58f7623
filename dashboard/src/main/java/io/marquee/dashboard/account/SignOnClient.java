package io.marquee.dashboard.account;

import io.marquee.UserError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;

/// What this dashboard is to the issuer. The issuer is asked for its addresses when somebody first
/// wants to log in, so the dashboard starts without it, too.
public final class SignOnClient implements ClientRegistrationRepository {

    /// The last part of the addresses to begin at and to come back to.
    public static final String ID = "sso";

    private static final List<String> SCOPES = List.of("openid", "profile", "email");

    private final SingleSignOn settings;
    private volatile @Nullable ClientRegistration known;

    public SignOnClient(SingleSignOn settings) {
        this.settings = settings;
    }

    /// @return null for any other id
    /// @throws UserError if the issuer cannot be asked, or is another one than it says
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        ClientRegistration registration = known;
        if (registration == null) {
            registration = ask();
            known = registration;
        }
        return registration;
    }

    private ClientRegistration ask() {
        List<String> scopes = new ArrayList<>(SCOPES);
        scopes.addAll(settings.scopes());
        try {
            ClientRegistration.Builder client =
                    ClientRegistrations.fromOidcIssuerLocation(settings.issuer().toString())
                            .registrationId(ID)
                            .clientId(settings.clientId())
                            .scope(scopes)
                            .userNameAttributeName(IdTokenClaimNames.SUB)
                            .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                            .clientSettings(ClientSettings.builder().requireProofKey(true).build());
            return settings.clientSecret() == null
                    ? client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build()
                    : client.clientSecret(settings.clientSecret()).build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new UserError(
                    "The issuer %s cannot be asked: %s."
                            .formatted(settings.issuer(), e.getMessage()),
                    e);
        }
    }
}
