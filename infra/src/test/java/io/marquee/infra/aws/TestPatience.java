package io.marquee.infra.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Time that passes only when somebody waits, and then at once.
public final class TestPatience implements Patience {

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void pause(Duration duration) {
        pauses.add(duration);
        now = now.plus(duration);
    }

    /// How long was waited, each time.
    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
