package io.marquee.infra.sagemaker;

import software.amazon.awssdk.services.sagemaker.model.Alarm;
import software.amazon.awssdk.services.sagemaker.model.CapacitySize;
import software.amazon.awssdk.services.sagemaker.model.CapacitySizeType;
import software.amazon.awssdk.services.sagemaker.model.DeploymentConfig;
import software.amazon.awssdk.services.sagemaker.model.TrafficRoutingConfig;
import software.amazon.awssdk.services.sagemaker.model.TrafficRoutingConfigType;

/// A [Rollout] in SageMaker's terms: a blue/green deployment.
final class TrafficShift {

    /// After the last step the old machines are kept a little, for what is still under way there.
    private static final int TERMINATION_WAIT_SECONDS = 60;

    private TrafficShift() {}

    static DeploymentConfig of(Rollout rollout) {
        var routing =
                TrafficRoutingConfig.builder()
                        .waitIntervalInSeconds((int) rollout.bake().toSeconds());
        switch (rollout.steps()) {
            case Rollout.All() -> routing.type(TrafficRoutingConfigType.ALL_AT_ONCE);
            case Rollout.Canary(int percent) ->
                    routing.type(TrafficRoutingConfigType.CANARY).canarySize(size(percent));
            case Rollout.Linear(int percent) ->
                    routing.type(TrafficRoutingConfigType.LINEAR).linearStepSize(size(percent));
        }
        var config =
                DeploymentConfig.builder()
                        .blueGreenUpdatePolicy(p ->
                                p.trafficRoutingConfiguration(routing.build())
                                        .terminationWaitInSeconds(TERMINATION_WAIT_SECONDS));
        if (!rollout.alarms().isEmpty()) {
            config.autoRollbackConfiguration(a ->
                    a.alarms(
                            rollout.alarms().stream()
                                    .map(name -> Alarm.builder().alarmName(name).build())
                                    .toList()));
        }
        return config.build();
    }

    private static CapacitySize size(int percent) {
        return CapacitySize.builder()
                .type(CapacitySizeType.CAPACITY_PERCENT)
                .value(percent)
                .build();
    }
}
