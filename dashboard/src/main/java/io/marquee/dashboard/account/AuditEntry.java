package io.marquee.dashboard.account;

import java.time.Instant;

/// What somebody did.
///
/// @param happened when
/// @param who the account's name, or `token:` and the token's name, or `marquee` if nobody asked
///   for it, such as a schedule
/// @param origin the address they did it from; a dash if there is none
/// @param action what, such as `run.launch`
/// @param subject to what
public record AuditEntry(
        long id, Instant happened, String who, String origin, String action, String subject) {}
