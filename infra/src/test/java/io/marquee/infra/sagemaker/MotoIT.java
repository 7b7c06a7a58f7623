package io.marquee.infra.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.aws.MotoServer;
import io.marquee.infra.aws.TestPatience;
import io.marquee.infra.s3.S3Location;
import io.marquee.registry.StoredModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/// The same requests against a stand-in that others wrote.
class MotoIT {

    @TempDir Path folder;

    @Test
    void a_model_is_packaged_sent_deployed_looked_at_and_deleted() throws Exception {
        try (MotoServer moto = MotoServer.start()) {
            AwsAccess access = access(moto);
            StoredModel model = SmallModel.publish(folder, "m1", 5);
            ModelPackage packed = ModelPackage.forMarquee(model);
            S3Location place = S3Location.of("s3://deploys-of-ours/prod");
            try (S3Client s3 = access.build(S3Client.builder().forcePathStyle(true));
                    PackageStore store = new PackageStore(access, place);
                    Deployer deployer = new Deployer(access, Duration.ofMinutes(1));
                    Endpoints endpoints = new Endpoints(access)) {
                s3.createBucket(r ->
                        r.bucket(place.bucket())
                                .createBucketConfiguration(
                                        c -> c.locationConstraint("eu-central-1")));
                assertThat(store.has(packed)).isFalse();
                store.put(packed, Map.of("marquee:managed-by", "marquee"));
                assertThat(store.has(packed)).isTrue();
                Deployment deployment = deployment(place, packed);

                Outcome outcome = deployer.deploy(deployment, new Steps());

                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Serving.class,
                                serving ->
                                        assertThat(endpoints.config(serving.endpoint().config()))
                                                .hasValueSatisfying(config ->
                                                        assertThat(config.modelVersion())
                                                                .isEqualTo("m1")));
                assertThat(deployer.deploy(deployment, new Steps()))
                        .isInstanceOfSatisfying(
                                Outcome.Serving.class,
                                serving -> assertThat(serving.changed()).isFalse());
                assertThat(endpoints.list())
                        .containsExactly(new Endpoints.Listed("titles", EndpointStatus.IN_SERVICE));
                assertThat(deployer.delete("titles", new Steps()))
                        .extracting(Change::what)
                        .containsExactly("endpoint", "endpoint configuration", "model");
                assertThat(endpoints.list()).isEmpty();
            }
        }
    }

    private static Deployment deployment(S3Location place, ModelPackage packed) {
        return new Deployment(
                "titles",
                "123456789012.dkr.ecr.eu-central-1.amazonaws.com/marquee:1",
                "arn:aws:iam::123456789012:role/marquee-endpoint",
                new Deployment.Artifact(packed.version(), PackageStore.address(place, packed)),
                null,
                new Deployment.Settings(
                        new Hosting.Instances("ml.m5.large", 1),
                        null,
                        100,
                        place + "captured",
                        new Rollout(new Rollout.All(), Duration.ZERO, List.of()),
                        Map.of()));
    }

    private static AwsAccess access(MotoServer moto) {
        return new AwsAccess(
                "eu-central-1",
                moto.endpoint(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
                Duration.ofSeconds(30),
                new TestPatience());
    }
}
