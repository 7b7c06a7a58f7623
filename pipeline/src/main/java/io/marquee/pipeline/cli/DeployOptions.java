package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.ensemble.Objective;
import io.marquee.infra.s3.S3Location;
import io.marquee.infra.sagemaker.Container;
import io.marquee.infra.sagemaker.Deployment;
import io.marquee.infra.sagemaker.Hosting;
import io.marquee.infra.sagemaker.ModelPackage;
import io.marquee.infra.sagemaker.PackageStore;
import io.marquee.infra.sagemaker.Rollout;
import io.marquee.infra.sagemaker.Scaling;
import io.marquee.registry.StoredModel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What to deploy, and how it is to run.
final class DeployOptions {

    @Option(
            names = "--bucket",
            paramLabel = "S3",
            description = "Where packages and captures go: s3://bucket or s3://bucket/prefix.")
    @Needed
    private @Nullable String bucket;

    @Option(
            names = "--role",
            paramLabel = "ARN",
            description = "The role that the endpoint has; infra/aws/marquee.yaml makes one.")
    @Needed
    private @Nullable String role;

    @Option(names = "--image", paramLabel = "URI", description = "The container's address in ECR.")
    @Needed
    private @Nullable String image;

    @Option(
            names = "--container",
            paramLabel = "marquee|xgboost",
            defaultValue = "marquee",
            description =
                    "What the image is: our scoring server, or SageMaker's built-in XGBoost (default: ${DEFAULT-VALUE}).")
    private String container = "marquee";

    @Option(
            names = "--predict",
            paramLabel = "rating|liked",
            defaultValue = "rating",
            description =
                    "Which of the two models an endpoint with XGBoost has (default: ${DEFAULT-VALUE}).")
    private String predict = "rating";

    @Option(
            names = "--shadow",
            paramLabel = "VERSION",
            description = "A model that gets the same requests, and whose answers go to nobody.")
    private @Nullable String shadow;

    @Option(
            names = "--instance-type",
            paramLabel = "TYPE",
            defaultValue = "ml.m5.large",
            description = "What it runs on (default: ${DEFAULT-VALUE}).")
    private String instanceType = "ml.m5.large";

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How many, or with --max-instances the fewest (default: ${DEFAULT-VALUE}).")
    @Bounds(least = 1)
    private int instances = 1;

    @Option(
            names = "--max-instances",
            paramLabel = "N",
            description = "The most that auto-scaling may make it; without it, there is none.")
    private @Nullable Integer maxInstances;

    @Option(
            names = "--scale-at",
            paramLabel = "N",
            defaultValue = "600",
            description =
                    "Invocations a minute of one instance beyond which auto-scaling adds another (default: ${DEFAULT-VALUE}).")
    private double scaleAt = 600;

    @Option(
            names = "--serverless-memory",
            paramLabel = "MB",
            description = "Run serverless, with 1024 to 6144 MB.")
    private @Nullable Integer serverlessMemory;

    @Option(
            names = "--serverless-concurrency",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "Most requests at once of a serverless endpoint (default: ${DEFAULT-VALUE}).")
    @Bounds(least = 1, most = 200)
    private int serverlessConcurrency = 5;

    @Option(
            names = "--capture-percent",
            paramLabel = "N",
            description =
                    "Share of the invocations that is kept in the bucket, for monitoring (default: 100; serverless 0).")
    private @Nullable Integer capturePercent;

    @Option(
            names = "--rollout",
            paramLabel = "HOW",
            defaultValue = "all",
            description =
                    "How traffic moves to the new model: all, canary:PERCENT or linear:PERCENT (default: ${DEFAULT-VALUE}).")
    private String rollout = "all";

    @Option(
            names = "--bake-seconds",
            paramLabel = "N",
            defaultValue = "300",
            description =
                    "How long each step of it is watched before the next (default: ${DEFAULT-VALUE}).")
    @Bounds(least = 0, most = 3600)
    private int bakeSeconds = 300;

    @Option(
            names = "--alarms",
            paramLabel = "NAME",
            split = ",",
            description =
                    "CloudWatch alarms that send all traffic back to the old model while it moves.")
    private List<String> alarms = List.of();

    @Option(
            names = "--tag",
            paramLabel = "KEY=VALUE",
            description = "A tag for everything that is made. May be given more than once.")
    private Map<String, String> tags = new LinkedHashMap<>();

    /// A deployment with the packages it needs.
    ///
    /// @param place where the packages go
    /// @param shadow null for none
    record Prepared(
            Deployment deployment,
            S3Location place,
            ModelPackage served,
            @Nullable ModelPackage shadow) {}

    /// Puts it together; asks AWS nothing.
    ///
    /// @throws UserError if an option is missing, or they do not go together
    Prepared prepare(String endpoint, StoredModel model, @Nullable StoredModel shadowModel) {
        S3Location place = S3Location.of(required(bucket, "--bucket=s3://…"));
        ModelPackage served = pack(model);
        ModelPackage beside = shadowModel == null ? null : pack(shadowModel);
        Hosting hosting =
                serverlessMemory == null
                        ? new Hosting.Instances(instanceType, instances)
                        : new Hosting.Serverless(serverlessMemory, serverlessConcurrency);
        Integer percent = capturePercent;
        Deployment deployment =
                new Deployment(
                        endpoint,
                        required(image, "--image=URI"),
                        required(role, "--role=ARN"),
                        artifact(place, served),
                        beside == null ? null : artifact(place, beside),
                        new Deployment.Settings(
                                hosting,
                                maxInstances == null
                                        ? null
                                        : new Scaling(instances, maxInstances, scaleAt),
                                percent != null ? percent : serverlessMemory == null ? 100 : 0,
                                place + "captured",
                                new Rollout(
                                        Rollout.steps(rollout),
                                        Duration.ofSeconds(bakeSeconds),
                                        alarms),
                                tags));
        return new Prepared(deployment, place, served, beside);
    }

    @Nullable String shadow() {
        return shadow;
    }

    Container container() {
        return Choice.of(Container.class, "--container", container);
    }

    Objective objective() {
        return Choice.of(Objective.class, "--predict", predict);
    }

    private ModelPackage pack(StoredModel model) {
        return switch (container()) {
            case MARQUEE -> ModelPackage.forMarquee(model);
            case XGBOOST -> ModelPackage.forXgboost(model, objective());
        };
    }

    private static Deployment.Artifact artifact(S3Location place, ModelPackage model) {
        return new Deployment.Artifact(model.version(), PackageStore.address(place, model));
    }

    private static String required(@Nullable String value, String option) {
        if (value == null) {
            throw new UserError(
                    "A deployment needs %s. See ./marquee deploy --help.".formatted(option));
        }
        return value;
    }

    /// For the record, defaults included.
    Map<String, String> recorded() {
        Map<String, String> recorded = new LinkedHashMap<>();
        recorded.put("bucket", text(bucket));
        recorded.put("role", text(role));
        recorded.put("image", text(image));
        recorded.put("container", container);
        recorded.put("predict", predict);
        recorded.put("shadow", text(shadow));
        recorded.put("instance-type", instanceType);
        recorded.put("instances", String.valueOf(instances));
        recorded.put("max-instances", text(maxInstances));
        recorded.put("scale-at", String.valueOf(scaleAt));
        recorded.put("serverless-memory", text(serverlessMemory));
        recorded.put("serverless-concurrency", String.valueOf(serverlessConcurrency));
        recorded.put("capture-percent", text(capturePercent));
        recorded.put("rollout", rollout);
        recorded.put("bake-seconds", String.valueOf(bakeSeconds));
        recorded.put("alarms", String.join(",", alarms));
        tags.forEach((key, value) -> recorded.put("tag " + key, value));
        return recorded;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
