package io.marquee.dashboard.runs;

import io.marquee.UserError;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// How many runs there are, as gauges: `marquee.runs` by state, and `marquee.launches.running`,
/// those that this dashboard started and that go on. NaN while the workspace cannot be read.
@Component
class RunMetrics implements MeterBinder {

    /// All gauges are read at once, and one look at the runs will do for them.
    private static final Duration GOOD_FOR = Duration.ofSeconds(2);

    private final RunHistory history;
    private final InstantSource clock;
    private List<RunEntry> seen = List.of();
    private Instant seenAt = Instant.EPOCH;

    RunMetrics(RunHistory history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (RunState state : RunState.values()) {
            Gauge.builder("marquee.runs", () -> count(run -> run.state() == state))
                    .description("Runs on record")
                    .tag("state", state.name())
                    .register(registry);
        }
        Gauge.builder(
                        "marquee.launches.running",
                        () -> count(run -> run.launch() != null && !run.state().isEnd()))
                .description("Runs that this dashboard started and that go on")
                .register(registry);
    }

    private double count(Predicate<RunEntry> which) {
        try {
            return look().stream().filter(which).count();
        } catch (UserError unreadable) {
            return Double.NaN;
        }
    }

    private synchronized List<RunEntry> look() {
        Instant now = clock.instant();
        if (now.isAfter(seenAt.plus(GOOD_FOR))) {
            seen = history.list();
            seenAt = now;
        }
        return seen;
    }
}
