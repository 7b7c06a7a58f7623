package io.marquee.dashboard.monitoring;

import io.marquee.UserError;
import io.marquee.dashboard.account.Audit;
import io.marquee.dashboard.monitoring.EndpointState.Alarm;
import io.marquee.dashboard.monitoring.EndpointState.Configuration;
import io.marquee.dashboard.monitoring.EndpointState.Configurations;
import io.marquee.dashboard.monitoring.EndpointState.Figures;
import io.marquee.dashboard.monitoring.EndpointState.Point;
import io.marquee.dashboard.monitoring.EndpointState.Standing;
import io.marquee.dashboard.monitoring.EndpointState.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an endpoint might do: answers in some milliseconds, two of 300 with an error.
public final class SomeEndpoint {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    public static final Configuration FIRST =
            new Configuration("titles-1", "v1", "2 x ml.m5.large");
    public static final Configuration SECOND =
            new Configuration("titles-2", "v2", "2 x ml.m5.large");

    private SomeEndpoint() {}

    public static EndpointState state() {
        return state(
                new Standing("in service", true, true, null),
                new Configurations(SECOND, null, FIRST),
                null);
    }

    /// On its way back.
    public static EndpointState moving() {
        return state(
                new Standing("updating", false, false, null),
                new Configurations(SECOND, FIRST, FIRST),
                null);
    }

    /// @param unmeasured why figures are not known; null if they are
    public static EndpointState state(
            Standing standing, Configurations configurations, @Nullable String unmeasured) {
        Figures figures =
                new Figures(
                        points(3, 4),
                        points(8, 9),
                        points(15, 20.5),
                        points(100, 200),
                        points(0, 2));
        return new EndpointState(
                "titles",
                standing,
                configurations,
                List.of(
                        new Variant(
                                "AllTraffic",
                                2,
                                1,
                                false,
                                unmeasured == null ? figures : Figures.NONE)),
                unmeasured == null
                        ? List.of(new Alarm("titles-latency", true, "ringing: Too slow.", NOON))
                        : List.of(),
                unmeasured,
                NOON);
    }

    /// One that watches `names` and never gets an answer.
    public static EndpointService service(List<String> names, Audit audit) {
        return new EndpointService(
                names,
                new EndpointHost() {
                    @Override
                    public EndpointState read(String name) {
                        throw new UserError("Nobody is there.");
                    }

                    @Override
                    public void rollBack(String name, String from, String target) {
                        throw new UserError("Nobody is there.");
                    }
                },
                audit,
                () -> NOON);
    }

    /// Two hours and one hour before noon.
    private static List<Point> points(double first, double second) {
        return List.of(
                new Point(NOON.minus(Duration.ofHours(2)), first),
                new Point(NOON.minus(Duration.ofHours(1)), second));
    }
}
