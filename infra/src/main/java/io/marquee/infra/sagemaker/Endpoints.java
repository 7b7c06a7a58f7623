package io.marquee.infra.sagemaker;

import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.aws.AwsCalls;
import io.marquee.infra.aws.AwsFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantSummary;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/// Looks at endpoints, and changes nothing. Needs `sagemaker:DescribeEndpoint`,
/// `DescribeEndpointConfig`, `ListEndpoints` and `ListTags`.
public final class Endpoints implements AutoCloseable {

    private final SageMakerClient client;
    private final AwsCalls calls;

    /// @throws io.marquee.UserError if no region is set
    public Endpoints(AwsAccess access) {
        this(access.build(SageMakerClient.builder()), AwsCalls.of(access));
    }

    Endpoints(SageMakerClient client, AwsCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    /// An endpoint among others.
    ///
    /// @param name to ask for it with
    public record Listed(String name, EndpointStatus status) {}

    /// What a configuration says.
    ///
    /// @param modelVersion in the registry; null if Marquee did not make it
    /// @param shadowVersion null if there is no shadow
    /// @param hosting in words: `2 x ml.m5.large`
    /// @param capturePercent share of invocations kept
    public record Config(
            String name,
            @Nullable String modelVersion,
            @Nullable String shadowVersion,
            String hosting,
            int capturePercent) {}

    /// All endpoints of the account in the region, by name.
    ///
    /// @throws io.marquee.UserError if AWS does not say
    public List<Listed> list() {
        return calls.call(
                "list the endpoints",
                "sagemaker:ListEndpoints",
                () -> {
                    List<Listed> listed = new ArrayList<>();
                    for (EndpointSummary each :
                            client.listEndpointsPaginator(r -> r.maxResults(100)).endpoints()) {
                        listed.add(
                                new Listed(
                                        each.endpointName(),
                                        EndpointStatus.of(each.endpointStatus())));
                    }
                    listed.sort(Comparator.comparing(Listed::name));
                    return listed;
                });
    }

    /// An endpoint with all that is known of it.
    ///
    /// @throws io.marquee.UserError if AWS does not say
    public Optional<Endpoint> find(String name) {
        return calls.find(
                        "look at the endpoint " + name,
                        "sagemaker:DescribeEndpoint",
                        () -> client.describeEndpoint(r -> r.endpointName(name)))
                .map(said -> endpoint(said, tags(said.endpointArn())));
    }

    /// A configuration; empty if it was deleted.
    public Optional<Config> config(String name) {
        return describeConfig(name).map(this::config);
    }

    /// The configuration that a roll-back would go back to: the newest of those before the present
    /// one that is still there.
    public Optional<Config> earlier(Endpoint now) {
        return describeEarlier(now).map(this::config);
    }

    Optional<DescribeEndpointConfigResponse> describeEarlier(Endpoint now) {
        return Tags.before(now.tags().getOrDefault(Tags.CONFIGS, ""), now.config()).stream()
                .map(this::describeConfig)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Config config(DescribeEndpointConfigResponse said) {
        Map<String, String> tags = tags(said.endpointConfigArn());
        var capture = said.dataCaptureConfig();
        boolean captures = capture != null && Boolean.TRUE.equals(capture.enableCapture());
        return new Config(
                said.endpointConfigName(),
                tags.get(Tags.MODEL),
                tags.get(Tags.SHADOW),
                hosting(said),
                captures ? capture.initialSamplingPercentage() : 0);
    }

    Optional<DescribeEndpointConfigResponse> describeConfig(String name) {
        return calls.find(
                "look at the endpoint configuration " + name,
                "sagemaker:DescribeEndpointConfig",
                () -> client.describeEndpointConfig(r -> r.endpointConfigName(name)));
    }

    /// The tags of anything; none if AWS keeps none for it.
    Map<String, String> tags(String arn) {
        Map<String, String> tags = new TreeMap<>();
        calls.unless(
                        Set.of(AwsFailure.NOT_FOUND),
                        "read the tags of " + arn,
                        "sagemaker:ListTags",
                        // Asked for page by page: here, where failures are explained.
                        () ->
                                client.listTagsPaginator(r -> r.resourceArn(arn)).tags().stream()
                                        .toList())
                .ifPresent(found -> {
                    for (Tag tag : found) {
                        tags.put(tag.key(), tag.value());
                    }
                });
        return tags;
    }

    static boolean isServerless(DescribeEndpointConfigResponse config) {
        return config.productionVariants().stream().anyMatch(v -> v.serverlessConfig() != null);
    }

    private static String hosting(DescribeEndpointConfigResponse config) {
        if (config.productionVariants().isEmpty()) {
            return "unknown";
        }
        var variant = config.productionVariants().getFirst();
        var serverless = variant.serverlessConfig();
        return serverless == null
                ? variant.initialInstanceCount() + " x " + variant.instanceTypeAsString()
                : "serverless, %d MB, %d at once"
                        .formatted(serverless.memorySizeInMB(), serverless.maxConcurrency());
    }

    private static Endpoint endpoint(DescribeEndpointResponse said, Map<String, String> tags) {
        var pending = said.pendingDeploymentSummary();
        String failure = AwsFailure.clean(said.failureReason());
        return new Endpoint(
                said.endpointName(),
                said.endpointArn(),
                EndpointStatus.of(said.endpointStatus()),
                String.valueOf(said.endpointConfigName()),
                pending == null ? null : pending.endpointConfigName(),
                failure.isEmpty() ? null : failure,
                Stream.concat(
                                said.productionVariants().stream().map(v -> variant(v, false)),
                                said.shadowProductionVariants().stream().map(v -> variant(v, true)))
                        .toList(),
                said.creationTime(),
                said.lastModifiedTime(),
                tags);
    }

    private static Endpoint.Variant variant(ProductionVariantSummary v, boolean shadow) {
        return new Endpoint.Variant(
                v.variantName(),
                orZero(v.currentInstanceCount()),
                orZero(v.desiredInstanceCount()),
                v.currentWeight() == null ? 0 : v.currentWeight(),
                shadow);
    }

    private static int orZero(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    @Override
    public void close() {
        client.close();
    }
}
