package io.marquee.dashboard.monitoring;

import io.marquee.dashboard.monitoring.EndpointState.Alarm;
import io.marquee.dashboard.monitoring.EndpointState.Figures;
import io.marquee.dashboard.monitoring.EndpointState.Point;
import io.marquee.dashboard.monitoring.EndpointState.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How an endpoint might do: answers in some milliseconds, two of 300 with an error.
public final class SomeEndpoint {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private SomeEndpoint() {}

    public static EndpointState state() {
        return new EndpointState(
                "titles",
                "in service",
                null,
                List.of(
                        new Variant(
                                "AllTraffic",
                                2,
                                1,
                                false,
                                new Figures(
                                        points(3, 4),
                                        points(8, 9),
                                        points(15, 20.5),
                                        points(100, 200),
                                        points(0, 2)))),
                List.of(new Alarm("titles-latency", true, "ringing: Too slow.", NOON)),
                NOON);
    }

    /// Two hours and one hour before noon.
    private static List<Point> points(double first, double second) {
        return List.of(
                new Point(NOON.minus(Duration.ofHours(2)), first),
                new Point(NOON.minus(Duration.ofHours(1)), second));
    }
}
