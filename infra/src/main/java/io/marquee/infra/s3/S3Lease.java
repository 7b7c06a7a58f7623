package io.marquee.infra.s3;

import io.marquee.UserError;
import io.marquee.registry.Lease;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A lease that is an object written again and again.
final class S3Lease implements Lease {

    private static final Logger LOG = LoggerFactory.getLogger(S3Lease.class);

    private final S3Bucket bucket;
    private final String key;
    private final Runnable afterwards;
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("lease").factory());

    /// Begins to beat.
    ///
    /// @param afterwards what to do once it has stopped
    S3Lease(S3Bucket bucket, String key, Duration interval, Runnable afterwards) {
        this.bucket = bucket;
        this.key = key;
        this.afterwards = afterwards;
        bucket.put(key, new byte[0]);
        long nanos = Math.max(1, interval.toNanos());
        var _ = heart.scheduleAtFixedRate(this::beat, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public synchronized void close() {
        if (heart.isShutdown()) {
            return;
        }
        heart.close(); // waits for a beat under way, which would bring the object back
        afterwards.run();
    }

    /// One missed beat does no harm, and an exception would end them all.
    private void beat() {
        try {
            bucket.put(key, new byte[0]);
        } catch (UserError e) {
            LOG.warn("A heartbeat did not get through: {}", e.getMessage());
        }
    }
}
