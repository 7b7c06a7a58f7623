package io.marquee.dashboard.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// How fast a count has grown within the last minute, as far as it was looked at.
final class RecentRates {

    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final double MILLIS_PER_SECOND = 1_000;

    private final InstantSource clock;
    private final Deque<Look> looks = new ArrayDeque<>();
    private String run = "";

    RecentRates(InstantSource clock) {
        this.clock = clock;
    }

    private record Look(Instant at, long count) {}

    /// Looks at the count of a run.
    ///
    /// @return null for the first look
    synchronized @Nullable Double perSecond(String newest, long count) {
        Instant now = clock.instant();
        if (!run.equals(newest)) {
            looks.clear();
            run = newest;
        }
        looks.removeIf(look -> look.at().isBefore(now.minus(SPAN)));
        looks.addLast(new Look(now, count));
        Look first = looks.getFirst();
        long millis = Duration.between(first.at(), now).toMillis();
        return millis == 0 ? null : (count - first.count()) * MILLIS_PER_SECOND / millis;
    }
}
