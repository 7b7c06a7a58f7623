package io.marquee.infra.cloudwatch;

import io.marquee.UserError;
import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.aws.AwsCalls;
import io.marquee.infra.aws.AwsFailure;
import io.marquee.infra.cloudwatch.MetricSpool.Kept;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;

/// Sends figures to CloudWatch, in as few requests as they fit into.
///
/// Whoever publishes never waits. All goes to a folder first and from there to CloudWatch, so
/// whatever cannot be sent, or a program that ends has no time for, is sent later, also by the next
/// program that uses the folder. Memory and folder are bounded, and whatever finds no room is
/// counted. Needs `cloudwatch:PutMetricData`.
public final class MetricPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MetricPublisher.class);

    /// What CloudWatch takes: two weeks of the past, two hours of the future.
    private static final Duration OLDEST = Duration.ofDays(14);

    private static final Duration NEWEST = Duration.ofHours(2);

    /// A program that was told to stop has little time, and nothing is lost by hurrying.
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private static final Duration GIVING_UP = Duration.ofSeconds(1);

    private final CloudWatchClient client;
    private final AwsCalls calls;
    private final PublishOptions options;
    private final MetricSpool waiting;
    private final MetricSpool refused;
    private final BlockingQueue<MetricSample> queue;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong inMemory = new AtomicLong();
    private final AtomicLong inSpool;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong rejected;
    private final AtomicLong lost = new AtomicLong();
    private volatile @Nullable String trouble;
    private @Nullable Thread worker;

    /// Sends nothing by itself; that begins with [#start].
    ///
    /// @throws UserError if no region is set, or the spool folder cannot be used
    public MetricPublisher(AwsAccess access, PublishOptions options) {
        this.client = access.build(CloudWatchClient.builder());
        this.calls = AwsCalls.of(access);
        this.options = options;
        this.waiting = new MetricSpool(options.spool(), options.spoolBytes());
        this.refused = new MetricSpool(options.spool().resolve("refused"), options.spoolBytes());
        this.queue = new ArrayBlockingQueue<>(options.memory());
        this.inSpool = new AtomicLong(waiting.measurements());
        this.rejected = new AtomicLong(refused.measurements());
    }

    /// From now on, sends from time to time, in the background.
    ///
    /// @param source is asked for more each time, the last time when this is closed
    public void start(Function<Instant, List<MetricSample>> source) {
        worker =
                Thread.ofPlatform()
                        .name("cloudwatch")
                        .daemon()
                        .start(() -> {
                            boolean last;
                            do {
                                last = toldToStopWhileResting();
                                publish(source.apply(calls.patience().instant()));
                                flushOrTell();
                            } while (!last);
                        });
    }

    /// Hands samples over. Returns at once, whatever state the network is in.
    public void publish(Collection<MetricSample> samples) {
        for (MetricSample sample : samples) {
            inMemory.addAndGet(sample.measurements());
            if (!queue.offer(sample)) {
                inMemory.addAndGet(-sample.measurements());
                lost.addAndGet(sample.measurements());
            }
        }
    }

    /// What became of what was handed over.
    public PublishedFigures figures() {
        return new PublishedFigures(
                sent.get(), inMemory.get() + inSpool.get(), rejected.get(), lost.get());
    }

    /// Why figures wait, in a sentence; empty if the last request was answered.
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// Sends what waits, that which has waited longest first. After one failure the rest waits on,
    /// untried.
    ///
    /// @throws UserError if the spool folder cannot be used any more
    public synchronized void flush() {
        List<MetricSample> samples = new ArrayList<>();
        queue.drainTo(samples);
        List<MetricSample> timely = new ArrayList<>();
        List<MetricSample> untimely = new ArrayList<>();
        samples.forEach(sample -> (isTimely(sample) ? timely : untimely).add(sample));
        MetricBatch.of(untimely).forEach(batch -> setAside(options.namespace(), batch));
        MetricBatch.of(timely).forEach(this::keep);
        inMemory.addAndGet(-samples.stream().mapToLong(MetricSample::measurements).sum());
        for (Path file : waiting.files()) {
            if (!send(file)) {
                return;
            }
        }
    }

    /// Sends the last figures, within some seconds if it was started; what is left is for the next
    /// one.
    @Override
    public void close() {
        closing.countDown();
        Thread thread = worker;
        if (thread == null) {
            flushOrTell();
        } else {
            try {
                if (!thread.join(LAST_WORDS)) {
                    thread.interrupt();
                    var _ = thread.join(GIVING_UP);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        client.close();
        waiting.close();
        refused.close();
    }

    private boolean toldToStopWhileResting() {
        try {
            return closing.await(options.every().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /// Nothing that happens here may end the sending for good.
    private void flushOrTell() {
        String before = trouble;
        try {
            flush();
            if (before == null && trouble != null) { // said once, not every half a minute
                LOG.warn("{} Figures are kept in {}.", trouble, options.spool());
            }
        } catch (RuntimeException e) {
            LOG.warn("Figures wait: {}", e.getMessage());
        }
    }

    private boolean isTimely(MetricSample sample) {
        Instant now = calls.patience().instant();
        return sample.at().isAfter(now.minus(OLDEST)) && sample.at().isBefore(now.plus(NEWEST));
    }

    private void keep(MetricBatch batch) {
        try {
            long gone = waiting.keep(options.namespace(), batch);
            inSpool.addAndGet(batch.measurements() - gone);
            lose(gone, "the folder is full");
        } catch (UserError e) {
            // With no room on the disk there may still be a way to CloudWatch.
            if (!send(options.namespace(), batch)) {
                lose(batch.measurements(), e.getMessage());
            }
        }
    }

    private void setAside(String namespace, MetricBatch batch) {
        LOG.warn("CloudWatch does not take {} figures.", batch.measurements());
        try {
            long gone = refused.keep(namespace, batch);
            rejected.addAndGet(batch.measurements() - gone);
            lose(gone, "the folder is full");
        } catch (UserError e) {
            lose(batch.measurements(), e.getMessage());
        }
    }

    private void lose(long measurements, @Nullable String why) {
        if (measurements > 0) {
            lost.addAndGet(measurements);
            LOG.warn("{} figures are lost: {}", measurements, why);
        }
    }

    /// @return whether to go on with the next file
    private boolean send(Path file) {
        long measurements = MetricSpool.measurements(file);
        Kept kept = waiting.read(file);
        if (kept == null) {
            inSpool.addAndGet(-measurements);
            lose(measurements, file + " is damaged");
            return true;
        }
        if (!send(kept.namespace(), kept.batch())) {
            return false;
        }
        waiting.remove(file);
        inSpool.addAndGet(-measurements);
        return true;
    }

    /// Sends a batch, or puts it aside if CloudWatch will never take it.
    ///
    /// @return whether either was done
    private boolean send(String namespace, MetricBatch batch) {
        try {
            boolean taken =
                    calls.unless(
                                    AwsFailure.REFUSALS,
                                    "send figures to CloudWatch",
                                    "cloudwatch:PutMetricData",
                                    () -> client.putMetricData(request(namespace, batch)))
                            .isPresent();
            if (taken) {
                sent.addAndGet(batch.measurements());
            } else {
                setAside(namespace, batch);
            }
            trouble = null;
            return true;
        } catch (UserError e) {
            trouble = e.getMessage();
            return false;
        }
    }

    private static PutMetricDataRequest request(String namespace, MetricBatch batch) {
        return PutMetricDataRequest.builder()
                .namespace(namespace)
                .metricData(batch.samples().stream().map(MetricPublisher::datum).toList())
                .build();
    }

    private static MetricDatum datum(MetricSample sample) {
        return MetricDatum.builder()
                .metricName(sample.name())
                .unit(sample.unit().standard())
                .timestamp(sample.at())
                .dimensions(
                        sample.dimensions().entrySet().stream()
                                .map(d ->
                                        Dimension.builder()
                                                .name(d.getKey())
                                                .value(d.getValue())
                                                .build())
                                .toList())
                .values(sample.counts().keySet())
                .counts(sample.counts().values().stream().map(Long::doubleValue).toList())
                .build();
    }
}
