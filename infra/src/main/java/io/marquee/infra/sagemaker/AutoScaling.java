package io.marquee.infra.sagemaker;

import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.aws.AwsCalls;
import java.util.Optional;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricType;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/// How many instances an endpoint has, by Application Auto Scaling: a target of invocations for
/// each instance and minute.
final class AutoScaling implements AutoCloseable {

    private static final String POLICY = "marquee-invocations-per-instance";
    private static final ScalableDimension DIMENSION =
            ScalableDimension.SAGEMAKER_VARIANT_DESIRED_INSTANCE_COUNT;

    /// To go is slower than to come: machines take minutes to start.
    private static final int SCALE_IN_SECONDS = 300;

    private static final int SCALE_OUT_SECONDS = 60;

    private final ApplicationAutoScalingClient client;
    private final AwsCalls calls;

    AutoScaling(AwsAccess access, AwsCalls calls) {
        this.client = access.build(ApplicationAutoScalingClient.builder());
        this.calls = calls;
    }

    /// As it is set; empty if it is not.
    Optional<Scaling> of(String endpoint) {
        return calls.call(
                "look at the auto-scaling of " + endpoint,
                "application-autoscaling:DescribeScalableTargets\", \"application-autoscaling:DescribeScalingPolicies",
                () ->
                        client
                                .describeScalableTargets(r ->
                                        r.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                                .resourceIds(resource(endpoint)))
                                .scalableTargets()
                                .stream()
                                .findFirst()
                                .map(target ->
                                        new Scaling(
                                                Math.max(1, target.minCapacity()),
                                                Math.max(1, target.maxCapacity()),
                                                target(endpoint))));
    }

    private double target(String endpoint) {
        return client
                .describeScalingPolicies(r ->
                        r.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                .resourceId(resource(endpoint))
                                .scalableDimension(DIMENSION))
                .scalingPolicies()
                .stream()
                .filter(policy -> policy.policyName().equals(POLICY))
                .map(ScalingPolicy::targetTrackingScalingPolicyConfiguration)
                .mapToDouble(tracking -> tracking.targetValue())
                .findFirst()
                .orElse(Double.MIN_VALUE); // another's, or none: never what is wanted
    }

    /// Sets it.
    void set(String endpoint, Scaling scaling) {
        calls.call(
                "set the auto-scaling of " + endpoint,
                "application-autoscaling:RegisterScalableTarget\", \"iam:CreateServiceLinkedRole",
                () ->
                        client.registerScalableTarget(r ->
                                r.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                        .resourceId(resource(endpoint))
                                        .scalableDimension(DIMENSION)
                                        .minCapacity(scaling.least())
                                        .maxCapacity(scaling.most())));
        calls.call(
                "set the auto-scaling of " + endpoint,
                "application-autoscaling:PutScalingPolicy\", \"cloudwatch:PutMetricAlarm",
                () ->
                        client.putScalingPolicy(r ->
                                r.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                        .resourceId(resource(endpoint))
                                        .scalableDimension(DIMENSION)
                                        .policyName(POLICY)
                                        .policyType(PolicyType.TARGET_TRACKING_SCALING)
                                        .targetTrackingScalingPolicyConfiguration(t ->
                                                t.targetValue(scaling.invocationsPerMinute())
                                                        .scaleInCooldown(SCALE_IN_SECONDS)
                                                        .scaleOutCooldown(SCALE_OUT_SECONDS)
                                                        .predefinedMetricSpecification(m ->
                                                                m.predefinedMetricType(
                                                                        MetricType
                                                                                .SAGE_MAKER_VARIANT_INVOCATIONS_PER_INSTANCE)))));
    }

    /// Leaves as many instances as there are.
    void remove(String endpoint) {
        calls.find(
                "take away the auto-scaling of " + endpoint,
                "application-autoscaling:DeregisterScalableTarget",
                () ->
                        client.deregisterScalableTarget(r ->
                                r.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                        .resourceId(resource(endpoint))
                                        .scalableDimension(DIMENSION)));
    }

    private static String resource(String endpoint) {
        return "endpoint/" + endpoint + "/variant/" + Deployment.VARIANT;
    }

    @Override
    public void close() {
        client.close();
    }
}
