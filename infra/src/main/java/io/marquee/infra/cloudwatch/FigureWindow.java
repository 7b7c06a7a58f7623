package io.marquee.infra.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The time to look at.
///
/// @param period what a point sums up
public record FigureWindow(Instant from, Instant to, Duration period) {

    /// Enough points for a chart, and no more than one can see.
    private static final long MOST_POINTS = 300;

    private static final List<Duration> PERIODS =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(6),
                    Duration.ofDays(1));

    /// How long CloudWatch remembers minutes, and five minutes.
    private static final Duration MINUTES_KEPT = Duration.ofDays(15);

    private static final Duration FIVE_MINUTES_KEPT = Duration.ofDays(63);

    public FigureWindow {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(from + " is not before " + to);
        }
    }

    /// The time up to now.
    ///
    /// @param length how far back, to 455 days: longer ago CloudWatch knows nothing
    /// @return with the shortest period that is still known and gives at most 300 points
    public static FigureWindow until(Instant now, Duration length) {
        Duration kept =
                length.compareTo(MINUTES_KEPT) < 0
                        ? Duration.ofMinutes(1)
                        : length.compareTo(FIVE_MINUTES_KEPT) < 0
                                ? Duration.ofMinutes(5)
                                : Duration.ofHours(1);
        Duration period =
                PERIODS.stream()
                        .filter(p -> p.compareTo(kept) >= 0)
                        .filter(p -> length.dividedBy(p) <= MOST_POINTS)
                        .findFirst()
                        .orElse(PERIODS.getLast());
        return new FigureWindow(now.minus(length), now, period);
    }
}
