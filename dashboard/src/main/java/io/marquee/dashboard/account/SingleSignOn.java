package io.marquee.dashboard.account;

import io.marquee.UserError;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How people log in by OpenID Connect, and what they may do then.
///
/// @param issuer who says who they are: `https`, or `http` on this machine
/// @param clientId what the issuer knows this dashboard by
/// @param clientSecret null for a public client, which has none
/// @param scopes asked for beyond `openid`, `profile` and `email`
/// @param roleClaim the claim that holds the groups: its name, or a path of names parted by dots
/// @param roles by group, at least one; who is in none of these groups does not get in
/// @param only whether passwords of the dashboard's own open nothing
public record SingleSignOn(
        URI issuer,
        String clientId,
        @Nullable String clientSecret,
        List<String> scopes,
        String roleClaim,
        NavigableMap<String, Role> roles,
        boolean only) {

    /// The environment's variable with the secret: on a command line everybody on the machine could
    /// read it.
    public static final String SECRET = "MARQUEE_OIDC_CLIENT_SECRET";

    /// @throws UserError if any is not what it should be
    public SingleSignOn {
        scopes = List.copyOf(scopes);
        roles = Collections.unmodifiableNavigableMap(new TreeMap<>(roles));
        if (clientId.isBlank()) {
            throw new UserError(
                    "--oidc-issuer needs to know what the issuer knows this dashboard by: --oidc-client-id=ID.");
        }
        if (roles.isEmpty()) {
            throw new UserError(
                    "With --oidc-issuer alone nobody would get in. Say which groups may do what, for example --oidc-role=admin=GROUP.");
        }
        if (roleClaim.isBlank()) {
            throw new UserError("--oidc-role-claim has no value. Name a claim, such as groups.");
        }
        requireSafe(issuer);
    }

    /// Reads an issuer's address.
    ///
    /// @throws UserError if it is none
    public static URI issuer(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new UserError(
                    "--oidc-issuer=%s is no address. Give one such as https://login.example.org/realm."
                            .formatted(text),
                    e);
        }
    }

    /// Reads which groups may do what.
    ///
    /// @param rules each `ROLE=GROUP`; a group may have any characters
    /// @throws UserError if one is not of that form
    public static NavigableMap<String, Role> roles(List<String> rules) {
        NavigableMap<String, Role> roles = new TreeMap<>();
        for (String rule : rules) {
            int at = rule.indexOf('=');
            Optional<Role> role =
                    List.of(Role.values()).stream()
                            .filter(one -> at > 0 && one.word().equals(rule.substring(0, at)))
                            .findFirst();
            if (role.isEmpty() || rule.substring(at + 1).isBlank()) {
                throw new UserError(
                        "--oidc-role=%s says nothing. Give viewer=GROUP, operator=GROUP or admin=GROUP."
                                .formatted(rule));
            }
            roles.merge(
                    rule.substring(at + 1),
                    role.get(),
                    (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        return roles;
    }

    /// The most that somebody with these claims may do; empty if they may not even look.
    Optional<Role> role(Map<String, Object> claims) {
        return groups(claims).stream()
                .map(roles::get)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    private List<String> groups(Map<String, Object> claims) {
        Object value = claims.get(roleClaim);
        if (value == null) {
            value = claims;
            for (String name : roleClaim.split("\\.", -1)) {
                value = value instanceof Map<?, ?> inner ? inner.get(name) : null;
            }
        }
        return switch (value) {
            case String one -> List.of(one);
            case Collection<?> several -> strings(several);
            case null, default -> List.of();
        };
    }

    private static List<String> strings(Collection<?> values) {
        List<String> strings = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof String text) {
                strings.add(text);
            }
        }
        return strings;
    }

    private static void requireSafe(URI issuer) {
        String host = issuer.getHost();
        boolean safe =
                host != null
                        && (Objects.equals(issuer.getScheme(), "https")
                                || (Objects.equals(issuer.getScheme(), "http") && isHere(host)));
        if (!safe || issuer.getQuery() != null || issuer.getFragment() != null) {
            throw new UserError(
                    "--oidc-issuer=%s is no address to trust. Give one that begins with https://, without ? and #."
                            .formatted(issuer));
        }
    }

    private static boolean isHere(String host) {
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    /// Without the secret: this may end up in a log.
    @Override
    public String toString() {
        return "SingleSignOn[issuer=%s, clientId=%s, roleClaim=%s, roles=%s, only=%s]"
                .formatted(issuer, clientId, roleClaim, roles, only);
    }
}
