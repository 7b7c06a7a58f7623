package io.marquee.dashboard.account;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/// Who is logged in, or whose token it is.
///
/// @param name the account's name, or `token:` and the token's name
/// @param role what they may do
/// @param revision the account's revision at login; an account that has moved on ends the session
public record Person(String name, Role role, long revision)
        implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return name;
    }
}
