package io.marquee.infra.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time, and waiting for it to pass; tests pass their own, and wait for nothing.
public interface Patience extends InstantSource {

    /// Real time.
    Patience REAL =
            new Patience() {
                @Override
                public Instant instant() {
                    return Instant.now();
                }

                @Override
                public void pause(Duration duration) throws InterruptedException {
                    Thread.sleep(duration);
                }
            };

    /// Waits.
    void pause(Duration duration) throws InterruptedException;
}
