package io.marquee.dashboard.data;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// How much is taken over into tables, `marquee.lake.rows`, and how many queries have been answered
/// and how long that took, `marquee.lake.queries`.
@Component
class LakeMetrics implements MeterBinder {

    private final Lake lake;

    LakeMetrics(Lake lake) {
        this.lake = lake;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("marquee.lake.rows", lake, Lake::rows)
                .description("Rows of all tables of the runs that are at hand")
                .register(registry);
        FunctionTimer.builder(
                        "marquee.lake.queries",
                        lake.times(),
                        QueryTimes::count,
                        QueryTimes::nanos,
                        TimeUnit.NANOSECONDS)
                .description("Queries over the tables of runs")
                .register(registry);
    }
}
