package io.marquee.dashboard.account;

import java.time.Instant;

/// Somebody who can log in with a password.
///
/// @param name in small letters, unique
/// @param role what they may do
/// @param enabled false if they may not log in any more
/// @param created when it was made
public record Account(String name, Role role, boolean enabled, Instant created) {}
