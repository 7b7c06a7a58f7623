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

    /// Whether they logged in by single sign-on, and so have no password here.
    public boolean isSignedOn() {
        return Account.isSignedOn(name);
    }

    @Override
    public String getName() {
        return name;
    }
}
