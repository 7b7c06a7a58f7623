/// Figures in Amazon CloudWatch. [MetricPublisher] sends ours and keeps what cannot be sent;
/// [EndpointFigures] only reads: what SageMaker says of an endpoint, what we said, and alarms.
@NullMarked
package io.marquee.infra.cloudwatch;

import org.jspecify.annotations.NullMarked;
