package io.marquee.infra.s3;

import io.marquee.UserError;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Everything below one prefix of a bucket: the requests that a store needs, with errors that a
/// person can act on.
final class S3Bucket {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int FORBIDDEN = 403;

    private final S3Client client;
    private final S3Location place;
    private final String bucket;
    private final String prefix;

    S3Bucket(S3Client client, S3Location place) {
        this.client = client;
        this.place = place;
        this.bucket = place.bucket();
        this.prefix = place.prefix();
    }

    String location(String key) {
        return place + key;
    }

    /// An object with its tag, which changes with its content.
    Optional<ResponseBytes<GetObjectResponse>> get(String key) {
        return call(
                "read",
                key,
                () -> {
                    try {
                        return Optional.of(
                                client.getObjectAsBytes(r -> r.bucket(bucket).key(prefix + key)));
                    } catch (NoSuchKeyException e) {
                        return Optional.empty();
                    }
                });
    }

    /// How long ago an object was written, by the store's own clock; empty if there is none.
    Optional<Duration> age(String key) {
        return call(
                "read",
                key,
                () -> {
                    try {
                        var head = client.headObject(r -> r.bucket(bucket).key(prefix + key));
                        Instant now =
                                head.sdkHttpResponse()
                                        .firstMatchingHeader("Date")
                                        .map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
                                        .map(Instant::from)
                                        .orElseGet(Instant::now);
                        return Optional.of(Duration.between(head.lastModified(), now));
                    } catch (NoSuchKeyException e) {
                        return Optional.empty();
                    }
                });
    }

    void put(String key, byte[] content) {
        call("write", key, () -> put(request(key).build(), content));
    }

    /// Writes an object if there is none.
    ///
    /// @return whether it did
    boolean putNew(String key, byte[] content) {
        return putIf(request(key).ifNoneMatch("*").build(), key, content);
    }

    /// Writes an object if it still is what was read.
    ///
    /// @return whether it did
    boolean replace(String key, String eTag, byte[] content) {
        return putIf(request(key).ifMatch(eTag).build(), key, content);
    }

    /// All objects whose key begins so, hidden ones too, sorted; their paths are their keys.
    List<Entry> list(String start) {
        return call(
                "read",
                start,
                () -> {
                    List<Entry> entries = new ArrayList<>();
                    client.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix + start))
                            .contents()
                            .forEach(o ->
                                    entries.add(
                                            new Entry(
                                                    o.key().substring(prefix.length()), o.size())));
                    return entries;
                });
    }

    /// An object of any name.
    record Entry(String key, long bytes) {}

    /// The next parts of the keys that begin so, up to a slash.
    List<String> folders(String start) {
        return call(
                "read",
                start,
                () ->
                        client
                                .listObjectsV2Paginator(
                                        r -> r.bucket(bucket).prefix(prefix + start).delimiter("/"))
                                .commonPrefixes()
                                .stream()
                                .map(p -> p.prefix().substring((prefix + start).length()))
                                .map(name -> name.substring(0, name.length() - 1))
                                .toList());
    }

    void delete(String key) {
        call("write", key, () -> client.deleteObject(r -> r.bucket(bucket).key(prefix + key)));
    }

    private PutObjectRequest.Builder request(String key) {
        return PutObjectRequest.builder().bucket(bucket).key(prefix + key);
    }

    private boolean putIf(PutObjectRequest request, String key, byte[] content) {
        return call(
                "write",
                key,
                () -> {
                    try {
                        return put(request, content);
                    } catch (NoSuchBucketException e) {
                        throw e;
                    } catch (S3Exception e) {
                        return switch (e.statusCode()) {
                            case NOT_FOUND, CONFLICT, PRECONDITION_FAILED -> false;
                            default -> throw e;
                        };
                    }
                });
    }

    private boolean put(PutObjectRequest request, byte[] content) {
        client.putObject(request, RequestBody.fromBytes(content));
        return true;
    }

    private <T> T call(String deed, String key, Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw new UserError("Cannot " + deed + " " + location(key) + ": " + advice(e), e);
        }
    }

    private String advice(SdkException e) {
        if (e instanceof NoSuchBucketException) {
            return "there is no bucket " + bucket + ". Create it, or correct its name.";
        }
        if (e instanceof S3Exception s3 && s3.statusCode() == FORBIDDEN) {
            return "access denied. Check the credentials, and that they may read, list, write and"
                    + " delete there.";
        }
        String reason = String.valueOf(e.getMessage());
        if (reason.startsWith("Unable to load credentials")) {
            return "no AWS credentials were found. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
                    + " AWS_PROFILE.";
        }
        return reason + ". Check the region, the endpoint, the credentials and the network.";
    }
}
