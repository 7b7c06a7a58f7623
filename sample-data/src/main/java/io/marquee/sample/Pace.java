package io.marquee.sample;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/// Lets a stream come at its own rate.
final class Pace {

    private Pace() {}

    /// Sleeps until it is that late, unless it is later already.
    static void waitFor(Instant moment) throws IOException {
        try {
            Duration left = Duration.between(Instant.now(), moment);
            if (left.isPositive()) {
                Thread.sleep(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", e);
        }
    }
}
