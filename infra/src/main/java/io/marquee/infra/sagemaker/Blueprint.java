package io.marquee.infra.sagemaker;

import io.marquee.Json;
import io.marquee.Sha256;
import io.marquee.infra.sagemaker.Deployment.Artifact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sagemaker.model.CaptureMode;
import software.amazon.awssdk.services.sagemaker.model.CaptureOption;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointConfigRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/// A deployment as requests. Models and configurations are named by what is in them: the same
/// deployment has the same names, and asks for nothing that is there already.
final class Blueprint {

    private static final int DIGEST = 12;

    private final Deployment deployment;

    Blueprint(Deployment deployment) {
        this.deployment = deployment;
    }

    /// What all names of an endpoint's things begin with.
    static String prefix(String endpoint) {
        return endpoint + "-";
    }

    /// The models, the served one first.
    List<CreateModelRequest> models() {
        List<CreateModelRequest> models = new ArrayList<>();
        models.add(model(deployment.served()));
        Artifact shadow = deployment.shadow();
        if (shadow != null && !shadow.equals(deployment.served())) {
            models.add(model(shadow));
        }
        return models;
    }

    private CreateModelRequest model(Artifact artifact) {
        return CreateModelRequest.builder()
                .modelName(modelName(artifact))
                .executionRoleArn(deployment.role())
                .primaryContainer(c -> c.image(deployment.image()).modelDataUrl(artifact.address()))
                .tags(tags(Tags.of(deployment, artifact)))
                .build();
    }

    private String modelName(Artifact artifact) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("image", deployment.image());
        content.put("role", deployment.role());
        content.put("model", artifact.address());
        return named(content);
    }

    String configName() {
        Deployment.Settings settings = deployment.settings();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("models", models().stream().map(CreateModelRequest::modelName).toList());
        content.put("shadow", deployment.shadow() != null);
        content.put("hosting", settings.hosting());
        content.put("capturePercent", settings.capturePercent());
        content.put("captureTo", settings.capturePercent() == 0 ? "" : settings.captureTo());
        return named(content);
    }

    CreateEndpointConfigRequest config() {
        Deployment.Settings settings = deployment.settings();
        Artifact shadow = deployment.shadow();
        Map<String, String> tags = new TreeMap<>(Tags.of(deployment, deployment.served()));
        var config =
                CreateEndpointConfigRequest.builder()
                        .endpointConfigName(configName())
                        .productionVariants(variant(Deployment.VARIANT, deployment.served()));
        if (shadow != null) {
            config.shadowProductionVariants(variant(Deployment.SHADOW, shadow));
            tags.put(Tags.SHADOW, shadow.version());
        }
        if (settings.capturePercent() > 0) {
            config.dataCaptureConfig(c ->
                    c.enableCapture(true)
                            .initialSamplingPercentage(settings.capturePercent())
                            .destinationS3Uri(settings.captureTo())
                            .captureOptions(capture(CaptureMode.INPUT), capture(CaptureMode.OUTPUT))
                            .captureContentTypeHeader(h ->
                                    h.csvContentTypes("text/csv")
                                            .jsonContentTypes(
                                                    "application/json", "application/jsonlines")));
        }
        return config.tags(tags(tags)).build();
    }

    private ProductionVariant variant(String name, Artifact artifact) {
        var variant =
                ProductionVariant.builder()
                        .variantName(name)
                        .modelName(modelName(artifact))
                        .initialVariantWeight(1f);
        switch (deployment.settings().hosting()) {
            case Hosting.Instances(String type, int count) ->
                    variant.instanceType(type).initialInstanceCount(count);
            case Hosting.Serverless(int memoryMb, int concurrency) ->
                    variant.serverlessConfig(
                            s -> s.memorySizeInMB(memoryMb).maxConcurrency(concurrency));
        }
        return variant.build();
    }

    private static CaptureOption capture(CaptureMode mode) {
        return CaptureOption.builder().captureMode(mode).build();
    }

    static List<Tag> tags(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
    }

    private String named(Map<String, Object> content) {
        String digest = Sha256.of(Json.line(content).getBytes(StandardCharsets.UTF_8));
        return prefix(deployment.endpoint()) + digest.substring(0, DIGEST);
    }
}
