package io.marquee.dashboard.account;

import java.time.Instant;

/// Somebody who can log in.
///
/// @param name in small letters, unique; `sso:` and a name if they log in by single sign-on
/// @param role what they may do
/// @param enabled false if they may not log in any more
/// @param created when it was made
public record Account(String name, Role role, boolean enabled, Instant created) {

    /// What the names of accounts begin with that log in by single sign-on. No name that an admin
    /// gives has a colon, so nobody there gets to an account of ours by calling himself so.
    static final String SIGNED_ON = "sso:";

    /// Whether it logs in by single sign-on, and so has no password here.
    public boolean isSignedOn() {
        return isSignedOn(name);
    }

    static boolean isSignedOn(String name) {
        return name.startsWith(SIGNED_ON);
    }
}
