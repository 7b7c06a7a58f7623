package io.marquee.serving;

import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.cloudwatch.EndpointMeter;
import io.marquee.infra.cloudwatch.MetricPublisher;
import io.marquee.infra.cloudwatch.PublishOptions;
import io.marquee.infra.cloudwatch.PublishedFigures;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes how invocations fare to CloudWatch. A request only adds to a few sums.
final class CloudWatchMeter implements Meter, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CloudWatchMeter.class);

    private static final double NANOS = 1e9;

    private final EndpointMeter meter;
    private final MetricPublisher publisher;

    /// @param dimensions what figures are published under
    /// @throws io.marquee.UserError if no region is set, or the spool folder cannot be used
    CloudWatchMeter(AwsAccess access, PublishOptions options, Map<String, String> dimensions) {
        meter = new EndpointMeter(dimensions);
        publisher = new MetricPublisher(access, options);
        publisher.start(meter::drain);
    }

    @Override
    public void request(String route, int status, double seconds) {
        if (route.equals(Routes.INVOCATIONS)) {
            meter.answered(Duration.ofNanos((long) (seconds * NANOS)), status);
        }
    }

    /// What became of the figures so far.
    PublishedFigures figures() {
        return publisher.figures();
    }

    /// Sends the last figures, or keeps them for the next server.
    @Override
    public void close() {
        publisher.close();
        PublishedFigures figures = publisher.figures();
        if (figures.waiting() + figures.refused() + figures.lost() > 0) {
            LOG.warn("Figures for CloudWatch: {}", figures);
        }
    }
}
