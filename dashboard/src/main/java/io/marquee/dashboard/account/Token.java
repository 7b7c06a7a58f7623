package io.marquee.dashboard.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Leave for a program to use the API.
///
/// @param name what it is for
/// @param role what the program may do
/// @param createdBy who made it
/// @param expires from when on it is refused
/// @param revoked since when it has been refused before its time; null if it has not
public record Token(
        long id,
        String name,
        Role role,
        String createdBy,
        Instant created,
        Instant expires,
        @Nullable Instant revoked) {

    /// Whether it opens anything at that time.
    public boolean isValid(Instant now) {
        return revoked == null && now.isBefore(expires);
    }
}
