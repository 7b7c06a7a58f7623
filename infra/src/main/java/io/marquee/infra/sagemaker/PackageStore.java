package io.marquee.infra.sagemaker;

import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.aws.AwsCalls;
import io.marquee.infra.s3.S3Location;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Where model packages lie for SageMaker to fetch them.
public final class PackageStore implements AutoCloseable {

    private final S3Client client;
    private final AwsCalls calls;
    private final S3Location place;

    /// @param place the bucket, or a part of one
    /// @throws io.marquee.UserError if no region is set
    public PackageStore(AwsAccess access, S3Location place) {
        this.client = access.build(S3Client.builder().forcePathStyle(access.ownEndpoint()));
        this.calls = AwsCalls.of(access);
        this.place = place;
    }

    /// The address of a package, there or not.
    public static String address(S3Location place, ModelPackage model) {
        return place + model.key();
    }

    /// Whether a package is there already.
    public boolean has(ModelPackage model) {
        return calls.find(
                        "look for " + address(place, model),
                        "s3:GetObject\", \"s3:ListBucket",
                        () ->
                                client.headObject(r ->
                                        r.bucket(place.bucket()).key(place.prefix() + model.key())))
                .isPresent();
    }

    /// Sends a package; it becomes visible as a whole, or not at all.
    ///
    /// @param tags for the object
    public void put(ModelPackage model, Map<String, String> tags) {
        String tagging =
                tags.entrySet().stream()
                        .map(tag -> encoded(tag.getKey()) + "=" + encoded(tag.getValue()))
                        .collect(Collectors.joining("&"));
        calls.call(
                "write " + address(place, model),
                "s3:PutObject\", \"s3:PutObjectTagging",
                () ->
                        client.putObject(
                                r ->
                                        r.bucket(place.bucket())
                                                .key(place.prefix() + model.key())
                                                .contentType("application/gzip")
                                                .tagging(tagging),
                                RequestBody.fromBytes(model.archive())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
