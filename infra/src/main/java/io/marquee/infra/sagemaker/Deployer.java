package io.marquee.infra.sagemaker;

import io.marquee.UserError;
import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.aws.AwsCalls;
import io.marquee.infra.aws.AwsFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;
import software.amazon.awssdk.services.sagemaker.model.DeploymentConfig;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sagemaker.model.VariantProperty;
import software.amazon.awssdk.services.sagemaker.model.VariantPropertyType;

/// Makes endpoints what they should be.
///
/// Everything but the endpoint itself is named by its content and made before the endpoint is
/// touched. So what serves goes on serving if anything fails on the way; doing the same again makes
/// only what is missing; and a roll-back is a move to a configuration that is still there.
public final class Deployer implements AutoCloseable {

    private static final VariantProperty CAPTURE =
            VariantProperty.builder()
                    .variantPropertyType(VariantPropertyType.DATA_CAPTURE_CONFIG)
                    .build();

    private final SageMakerClient client;
    private final AwsCalls calls;
    private final Endpoints endpoints;
    private final AutoScaling scaling;
    private final EndpointWatch watch;

    /// @param patienceLimit how long to wait for an endpoint
    /// @throws UserError if no region is set
    public Deployer(AwsAccess access, Duration patienceLimit) {
        this.client = access.build(SageMakerClient.builder());
        this.calls = AwsCalls.of(access);
        this.endpoints = new Endpoints(client, calls);
        this.scaling = new AutoScaling(access, calls);
        this.watch = new EndpointWatch(endpoints, access.patience(), patienceLimit);
    }

    /// What [#deploy] would do. Only looks.
    public List<Change> plan(Deployment deployment) {
        Blueprint blueprint = new Blueprint(deployment);
        List<Change> changes = new ArrayList<>();
        for (CreateModelRequest model : blueprint.models()) {
            boolean there = hasModel(model.modelName());
            changes.add(
                    new Change(
                            there ? Change.Kind.KEEP : Change.Kind.CREATE,
                            "model",
                            model.modelName(),
                            "of " + version(model)));
        }
        String config = blueprint.configName();
        boolean configThere = endpoints.describeConfig(config).isPresent();
        changes.add(
                new Change(
                        configThere ? Change.Kind.KEEP : Change.Kind.CREATE,
                        "endpoint configuration",
                        config,
                        ""));
        changes.add(
                endpoints
                        .find(deployment.endpoint())
                        .map(now -> planned(now, config))
                        .orElseGet(() ->
                                new Change(
                                        Change.Kind.CREATE,
                                        "endpoint",
                                        deployment.endpoint(),
                                        "to " + config)));
        changes.addAll(planScaling(deployment));
        return changes;
    }

    /// What [#deploy] would see to, without asking AWS anything.
    public static List<Change> outline(Deployment deployment) {
        Blueprint blueprint = new Blueprint(deployment);
        List<Change> changes = new ArrayList<>();
        for (CreateModelRequest model : blueprint.models()) {
            changes.add(
                    new Change(
                            Change.Kind.ENSURE,
                            "model",
                            model.modelName(),
                            "of " + version(model)));
        }
        String config = blueprint.configName();
        changes.add(new Change(Change.Kind.ENSURE, "endpoint configuration", config, ""));
        changes.add(
                new Change(Change.Kind.ENSURE, "endpoint", deployment.endpoint(), "to " + config));
        return changes;
    }

    private static String version(CreateModelRequest model) {
        return model.tags().stream()
                .filter(tag -> tag.key().equals(Tags.MODEL))
                .map(Tag::value)
                .findFirst()
                .orElseThrow();
    }

    private static Change planned(Endpoint now, String config) {
        return now.config().equals(config) && now.pending() == null
                ? new Change(Change.Kind.KEEP, "endpoint", now.name(), "on " + config)
                : new Change(
                        Change.Kind.UPDATE,
                        "endpoint",
                        now.name(),
                        "from " + now.config() + " to " + config);
    }

    private List<Change> planScaling(Deployment deployment) {
        Optional<Scaling> now = scaling.of(deployment.endpoint());
        Scaling wanted = deployment.settings().scaling();
        if (wanted == null) {
            return now.isEmpty()
                    ? List.of()
                    : List.of(
                            new Change(
                                    Change.Kind.DELETE, "auto-scaling", deployment.endpoint(), ""));
        }
        Change.Kind kind =
                now.isEmpty()
                        ? Change.Kind.CREATE
                        : now.get().equals(wanted) ? Change.Kind.KEEP : Change.Kind.UPDATE;
        return List.of(
                new Change(
                        kind,
                        "auto-scaling",
                        deployment.endpoint(),
                        "%d to %d instances, %s invocations a minute each"
                                .formatted(
                                        wanted.least(),
                                        wanted.most(),
                                        wanted.invocationsPerMinute())));
    }

    /// Makes it so, and waits until it is. The packages have to be in S3 already.
    ///
    /// @throws UserError if AWS refuses anything; the endpoint is then as it was
    public Outcome deploy(Deployment deployment, DeploymentProgress progress) {
        Blueprint blueprint = new Blueprint(deployment);
        String config = blueprint.configName();
        List<String> made = new ArrayList<>();
        Optional<Endpoint> before;
        progress.step("create");
        try {
            before = endpoints.find(deployment.endpoint()).map(now -> movable(now, config));
            for (CreateModelRequest model : blueprint.models()) {
                if (createModel(model)) {
                    made.add("model " + model.modelName());
                    progress.note("Created the model " + model.modelName() + ".");
                }
            }
            if (createConfig(blueprint)) {
                made.add("endpoint configuration " + config);
                progress.note("Created the endpoint configuration " + config + ".");
            }
            if (before.isEmpty()) {
                create(deployment, config);
                progress.note("Asked for the endpoint " + deployment.endpoint() + ".");
            } else if (isElsewhere(before.get(), config)) {
                update(before.get(), config, deployment);
                progress.note(
                        "Asked for the move from %s to %s."
                                .formatted(before.get().config(), config));
            }
        } catch (UserError e) {
            throw new UserError(e.getMessage() + leftOver(made, deployment.endpoint()), e);
        }
        progress.step("wait");
        Outcome outcome = settled(deployment.endpoint(), config, before, progress);
        if (outcome instanceof Outcome.Serving) {
            scale(deployment, progress);
        }
        return outcome;
    }

    /// Moves the endpoint back to the configuration it ran on before, and waits until it is there;
    /// repeated, to the one before that.
    ///
    /// @throws UserError if there is none
    public Outcome rollback(String name, DeploymentProgress progress) {
        Endpoint now = require(name);
        DescribeEndpointConfigResponse target = requireEarlier(now);
        String config = target.endpointConfigName();
        progress.step("create");
        if (moveBack(now, target)) {
            progress.note("Asked for the way back from %s to %s.".formatted(now.config(), config));
        }
        progress.step("wait");
        return settled(name, config, Optional.of(now), progress);
    }

    /// As [#rollback], but does not wait: the endpoint goes on by itself.
    ///
    /// @param from the configuration it runs on, as whoever asks was told
    /// @param target the configuration to go back to, likewise
    /// @throws UserError also if either is another one by now
    public void startRollback(String name, String from, String target) {
        Endpoint now = require(name);
        DescribeEndpointConfigResponse earlier = requireEarlier(now);
        if (!now.config().equals(from) || !earlier.endpointConfigName().equals(target)) {
            throw new UserError(
                    "Somebody moved the endpoint %s in the meantime: it is on %s now, and would go back to %s. Look again."
                            .formatted(name, now.config(), earlier.endpointConfigName()));
        }
        moveBack(now, earlier);
    }

    private DescribeEndpointConfigResponse requireEarlier(Endpoint now) {
        return endpoints
                .describeEarlier(now)
                .orElseThrow(() ->
                        new UserError(
                                "The endpoint %s has no earlier configuration to go back to. Deploy the model that it should have: ./marquee deploy --model=…"
                                        .formatted(now.name())));
    }

    /// @return false if it is on its way there already
    private boolean moveBack(Endpoint now, DescribeEndpointConfigResponse target) {
        String config = target.endpointConfigName();
        if (!isElsewhere(movable(now, config), config)) {
            return false;
        }
        move(now, config, Endpoints.isServerless(target) ? null : all());
        return true;
    }

    /// Everything that [#delete] would take away.
    public List<Change> planDelete(String name) {
        List<Change> changes = new ArrayList<>();
        if (scaling.of(name).isPresent()) {
            changes.add(new Change(Change.Kind.DELETE, "auto-scaling", name, ""));
        }
        if (endpoints.find(name).isPresent()) {
            changes.add(new Change(Change.Kind.DELETE, "endpoint", name, ""));
        }
        configs(name)
                .forEach(config ->
                        changes.add(
                                new Change(
                                        Change.Kind.DELETE, "endpoint configuration", config, "")));
        models(name)
                .forEach(model -> changes.add(new Change(Change.Kind.DELETE, "model", model, "")));
        return changes;
    }

    /// Takes away an endpoint with all configurations and models that were made for it. What lies
    /// in S3 stays: packages, and what was captured.
    ///
    /// @return what it took away
    public List<Change> delete(String name, DeploymentProgress progress) {
        progress.step("delete");
        List<Change> gone = planDelete(name);
        for (Change each : gone) {
            String thing = each.name();
            switch (each.what()) {
                case "auto-scaling" -> scaling.remove(name);
                case "endpoint" -> {
                    remove(
                            "endpoint",
                            thing,
                            "sagemaker:DeleteEndpoint",
                            () -> client.deleteEndpoint(r -> r.endpointName(thing)));
                    watch.untilGone(thing, progress);
                }
                case "model" ->
                        remove(
                                "model",
                                thing,
                                "sagemaker:DeleteModel",
                                () -> client.deleteModel(r -> r.modelName(thing)));
                default ->
                        remove(
                                "endpoint configuration",
                                thing,
                                "sagemaker:DeleteEndpointConfig",
                                () ->
                                        client.deleteEndpointConfig(
                                                r -> r.endpointConfigName(thing)));
            }
            progress.note("Deleted the " + each.what() + " " + thing + ".");
        }
        return gone;
    }

    private void remove(String what, String name, String action, Runnable request) {
        calls.find(
                "delete the " + what + " " + name,
                action,
                () -> {
                    request.run();
                    return name;
                });
    }

    private List<String> configs(String endpoint) {
        return ours(
                endpoint,
                calls.call(
                        "list the endpoint configurations",
                        "sagemaker:ListEndpointConfigs",
                        () ->
                                client
                                        .listEndpointConfigsPaginator(
                                                r -> r.nameContains(Blueprint.prefix(endpoint)))
                                        .endpointConfigs()
                                        .stream()
                                        .map(c ->
                                                new Named(
                                                        c.endpointConfigName(),
                                                        c.endpointConfigArn()))
                                        .toList()));
    }

    private List<String> models(String endpoint) {
        return ours(
                endpoint,
                calls.call(
                        "list the models",
                        "sagemaker:ListModels",
                        () ->
                                client
                                        .listModelsPaginator(
                                                r -> r.nameContains(Blueprint.prefix(endpoint)))
                                        .models()
                                        .stream()
                                        .map(m -> new Named(m.modelName(), m.modelArn()))
                                        .toList()));
    }

    private record Named(String name, String arn) {}

    /// Those that are tagged as made for this endpoint: a name alone proves nothing.
    private List<String> ours(String endpoint, List<Named> candidates) {
        return candidates.stream()
                .filter(each -> each.name().startsWith(Blueprint.prefix(endpoint)))
                .filter(each -> endpoint.equals(endpoints.tags(each.arn()).get(Tags.ENDPOINT)))
                .map(Named::name)
                .sorted()
                .toList();
    }

    private Endpoint require(String name) {
        return endpoints
                .find(name)
                .orElseThrow(() ->
                        new UserError(
                                "There is no endpoint %s in this region. Check --endpoint and --region."
                                        .formatted(name)));
    }

    private boolean hasModel(String name) {
        return calls.find(
                        "look at the model " + name,
                        "sagemaker:DescribeModel",
                        () -> client.describeModel(r -> r.modelName(name)))
                .isPresent();
    }

    private boolean createModel(CreateModelRequest model) {
        return !hasModel(model.modelName())
                && calls.unless(
                                Set.of(AwsFailure.EXISTS),
                                "create the model " + model.modelName(),
                                "sagemaker:CreateModel\", \"sagemaker:AddTags\", \"iam:PassRole",
                                () -> client.createModel(model))
                        .isPresent();
    }

    private boolean createConfig(Blueprint blueprint) {
        return endpoints.describeConfig(blueprint.configName()).isEmpty()
                && calls.unless(
                                Set.of(AwsFailure.EXISTS),
                                "create the endpoint configuration " + blueprint.configName(),
                                "sagemaker:CreateEndpointConfig\", \"sagemaker:AddTags",
                                () -> client.createEndpointConfig(blueprint.config()))
                        .isPresent();
    }

    private void create(Deployment deployment, String config) {
        Map<String, String> tags = Tags.of(deployment, deployment.served());
        tags.remove(Tags.MODEL); // its configuration knows, and moves
        tags.put(Tags.CONFIGS, config);
        calls.unless(
                Set.of(AwsFailure.EXISTS),
                "create the endpoint " + deployment.endpoint(),
                "sagemaker:CreateEndpoint\", \"sagemaker:AddTags",
                () ->
                        client.createEndpoint(r ->
                                r.endpointName(deployment.endpoint())
                                        .endpointConfigName(config)
                                        .tags(Blueprint.tags(tags))));
    }

    /// The history is written before the endpoint moves: a move that is not remembered could not be
    /// undone, while one that was remembered and failed does no harm.
    private void update(Endpoint now, String config, Deployment deployment) {
        String history =
                Tags.moved(now.tags().getOrDefault(Tags.CONFIGS, ""), now.config(), config);
        calls.call(
                "tag the endpoint " + now.name(),
                "sagemaker:AddTags",
                () ->
                        client.addTags(r ->
                                r.resourceArn(now.arn())
                                        .tags(Blueprint.tags(Map.of(Tags.CONFIGS, history)))));
        boolean serverless = deployment.settings().hosting() instanceof Hosting.Serverless;
        move(now, config, serverless ? null : rollout(deployment.settings().rollout()));
    }

    private void move(Endpoint now, String config, @Nullable DeploymentConfig rollout) {
        // With auto-scaling, as many instances as there are now, not as few as in the beginning.
        boolean scaled = scaling.of(now.name()).isPresent();
        calls.call(
                "update the endpoint " + now.name(),
                "sagemaker:UpdateEndpoint",
                () ->
                        client.updateEndpoint(r -> {
                            r.endpointName(now.name())
                                    .endpointConfigName(config)
                                    .deploymentConfig(rollout);
                            if (scaled) {
                                r.retainAllVariantProperties(true)
                                        .excludeRetainedVariantProperties(CAPTURE);
                            }
                        }));
    }

    private static DeploymentConfig all() {
        return rollout(new Rollout(new Rollout.All(), Duration.ZERO, List.of()));
    }

    private static DeploymentConfig rollout(Rollout rollout) {
        return TrafficShift.of(rollout);
    }

    private void scale(Deployment deployment, DeploymentProgress progress) {
        Scaling wanted = deployment.settings().scaling();
        Optional<Scaling> now = scaling.of(deployment.endpoint());
        if (wanted == null) {
            if (now.isPresent()) {
                scaling.remove(deployment.endpoint());
                progress.note("Took auto-scaling away.");
            }
        } else if (!now.equals(Optional.of(wanted))) {
            scaling.set(deployment.endpoint(), wanted);
            progress.note(
                    "Set auto-scaling to between %d and %d instances."
                            .formatted(wanted.least(), wanted.most()));
        }
    }

    private static boolean isElsewhere(Endpoint now, String config) {
        return !config.equals(now.pending() == null ? now.config() : now.pending());
    }

    /// @throws UserError if the endpoint cannot be moved now
    private static Endpoint movable(Endpoint now, String config) {
        if (now.status() == EndpointStatus.FAILED) {
            throw new UserError(
                    "The endpoint %s has failed (%s) and can only be deleted: ./marquee deploy --delete --endpoint=%s --yes. Then deploy again."
                            .formatted(now.name(), now.failure(), now.name()));
        }
        if (!now.status().isSettled() && isElsewhere(now, config)) {
            throw new UserError(
                    "The endpoint %s is %s just now. Wait until that has ended (./marquee deploy --status --endpoint=%s), and run it again."
                            .formatted(now.name(), EndpointWatch.words(now.status()), now.name()));
        }
        return now;
    }

    private Outcome settled(
            String name, String config, Optional<Endpoint> before, DeploymentProgress progress) {
        boolean same = before.filter(was -> was.config().equals(config)).isPresent();
        Endpoint now = watch.untilSettled(name, progress);
        String why = now.failure() == null ? "AWS gives no reason" : now.failure();
        return switch (now.status()) {
            case IN_SERVICE ->
                    now.config().equals(config)
                            ? new Outcome.Serving(now, !same)
                            : new Outcome.RolledBack(
                                    now,
                                    "The endpoint %s was rolled back and serves as before, on %s: %s. Left over, and free of cost: the endpoint configuration %s with its model; they go with --delete."
                                            .formatted(name, now.config(), why, config));
            case FAILED ->
                    new Outcome.Broken(
                            now,
                            "The endpoint %s failed to start: %s. Look at its log in CloudWatch, /aws/sagemaker/Endpoints/%s; then clean up with ./marquee deploy --delete --endpoint=%s --yes."
                                    .formatted(name, why, name, name));
            case OUT_OF_SERVICE,
                    UPDATE_ROLLBACK_FAILED,
                    CREATING,
                    UPDATING,
                    SYSTEM_UPDATING,
                    ROLLING_BACK,
                    DELETING,
                    UNKNOWN ->
                    new Outcome.Broken(
                            now,
                            "The endpoint %s is %s: %s. Deploy the earlier model again, or clean up with ./marquee deploy --delete --endpoint=%s --yes."
                                    .formatted(name, EndpointWatch.words(now.status()), why, name));
        };
    }

    private static String leftOver(List<String> made, String endpoint) {
        return made.isEmpty()
                ? " Nothing was changed."
                : " The endpoint is as it was. Left over, and free of cost: %s; the next try uses them, and ./marquee deploy --delete --endpoint=%s takes them away with the endpoint."
                        .formatted(String.join(", ", made), endpoint);
    }

    @Override
    public void close() {
        scaling.close();
        client.close();
    }
}
