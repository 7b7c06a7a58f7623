package io.marquee.dashboard.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/// Says that nobody may log in to that account, or from that address, for a while.
public final class TooManyFailures extends AuthenticationException {

    private final Duration wait;

    TooManyFailures(Duration wait) {
        super("Too many failed logins.");
        this.wait = wait;
    }

    /// How long, in seconds, at least 1.
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
