package io.marquee.serving;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a server tells of itself, beside its log.
///
/// @param prometheus null if there are no figures at `/metrics`
/// @param cloudWatch null if nothing is published there
/// @param capture null if nothing is captured
record Outlets(
        @Nullable PrometheusMeter prometheus,
        @Nullable CloudWatchMeter cloudWatch,
        @Nullable Capture capture)
        implements AutoCloseable {

    /// A server that keeps everything to itself.
    static final Outlets NONE = new Outlets(null, null, null);

    /// Tells all that count.
    Meter meter() {
        List<Meter> meters = new ArrayList<>();
        if (prometheus != null) {
            meters.add(prometheus);
        }
        if (cloudWatch != null) {
            meters.add(cloudWatch);
        }
        return new AllMeters(List.copyOf(meters));
    }

    /// Writes and sends what is under way.
    @Override
    public void close() {
        if (capture != null) {
            capture.close();
        }
        if (cloudWatch != null) {
            cloudWatch.close();
        }
    }
}
