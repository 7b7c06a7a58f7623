/// Models on Amazon SageMaker: packaged, deployed, looked at, asked. [Endpoints] and
/// [EndpointClient] only read; [Deployer] is what moves things.
@NullMarked
package io.marquee.infra.sagemaker;

import org.jspecify.annotations.NullMarked;
