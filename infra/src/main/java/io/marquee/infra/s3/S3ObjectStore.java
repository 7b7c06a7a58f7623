package io.marquee.infra.s3;

import io.marquee.UserError;
import io.marquee.registry.Draft;
import io.marquee.registry.DraftName;
import io.marquee.registry.Key;
import io.marquee.registry.Lease;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.StoredFile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// A store in a bucket, or below a prefix of one.
///
/// S3 writes an object whole or not at all, but cannot move folders, so drafts are written where
/// they will stay and become complete with their seal, which is what readers look for. Updates rest
/// on conditional writes (`If-Match`, `If-None-Match`). Nor has S3 locks: a lease is an object
/// written again and again, and held while it is young.
///
/// ```
/// .incoming/<owner>/lease            the owner's sign of life
/// .incoming/<owner>/drafts/<target>  holds the name of the draft's seal
/// ```
public final class S3ObjectStore implements ObjectStore {

    /// A lease older than this is dead: several heartbeats have failed to come.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String INCOMING = ".incoming/";
    private static final int UPDATE_ATTEMPTS = 100;
    private static final long RETRY_NANOS = 50_000_000;

    private final S3Bucket bucket;
    private final Duration patience;

    S3ObjectStore(S3Client client, S3Location place, Duration patience) {
        this.bucket = new S3Bucket(client, place);
        this.patience = patience;
    }

    /// A store at `s3://bucket/prefix`; the bucket has to exist.
    ///
    /// Region, credentials and endpoint come from where the AWS SDK looks for them. With an
    /// endpoint of one's own (`AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`, or their system
    /// properties) buckets are part of the path rather than of the host's name.
    ///
    /// @throws UserError if the location is not one, or if no region is set
    public static S3ObjectStore at(String location) {
        S3Location place = S3Location.of(location);
        boolean ownEndpoint =
                Stream.of(
                                System.getProperty("aws.endpointUrlS3"),
                                System.getProperty("aws.endpointUrl"),
                                System.getenv("AWS_ENDPOINT_URL_S3"),
                                System.getenv("AWS_ENDPOINT_URL"))
                        .anyMatch(url -> url != null && !url.isBlank());
        try {
            var client =
                    S3Client.builder()
                            .httpClientBuilder(UrlConnectionHttpClient.builder())
                            .forcePathStyle(ownEndpoint);
            if (ownEndpoint) {
                client.region(Region.US_EAST_1); // it has none, but requests are signed with one
            }
            return new S3ObjectStore(client.build(), place, PATIENCE);
        } catch (SdkException e) {
            throw new UserError(
                    "Cannot open "
                            + location
                            + ": no AWS region is set. Set AWS_REGION, or AWS_ENDPOINT_URL_S3 for a"
                            + " store of your own.",
                    e);
        }
    }

    @Override
    public Optional<byte[]> read(String key) {
        return bucket.get(Key.check(key)).map(ResponseBytes::asByteArray);
    }

    @Override
    public void write(String key, byte[] content) {
        bucket.put(Key.check(key), content);
    }

    @Override
    public boolean create(String key, byte[] content) {
        return bucket.putNew(Key.check(key), content);
    }

    @Override
    public byte[] update(String key, Change change) {
        Key.check(key);
        for (int attempt = 1; attempt <= UPDATE_ATTEMPTS; attempt++) {
            var current = bucket.get(key);
            byte[] before = current.map(ResponseBytes::asByteArray).orElse(null);
            byte[] next = change.from(Optional.ofNullable(before));
            boolean done =
                    Arrays.equals(before, next)
                            || (current.isPresent()
                                    ? bucket.replace(key, current.get().response().eTag(), next)
                                    : bucket.putNew(key, next));
            if (done) {
                return next;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(RETRY_NANOS));
        }
        throw new UserError(
                "Cannot write "
                        + location(key)
                        + ": others kept changing it. Try again in a moment.");
    }

    @Override
    public void append(String key, byte[] content) {
        byte[] before = read(key).orElse(new byte[0]);
        byte[] both = Arrays.copyOf(before, before.length + content.length);
        System.arraycopy(content, 0, both, before.length, content.length);
        write(key, both);
    }

    @Override
    public List<StoredFile> list(String folder) {
        return visible(Key.check(folder) + "/", "");
    }

    @Override
    public void delete(String key) {
        bucket.delete(Key.check(key));
    }

    @Override
    public String location(String key) {
        return bucket.location(Key.check(key));
    }

    @Override
    public Draft draft(DraftName name) {
        return new S3Draft(this, bucket, name, draftsOf(name.owner()) + name.target());
    }

    @Override
    public Lease hold(String owner) {
        if (isHeld(owner)) {
            throw new IllegalStateException(owner + " is running already");
        }
        return new S3Lease(bucket, leaseOf(owner), patience.dividedBy(6), () -> discard(owner));
    }

    @Override
    public boolean isHeld(String owner) {
        return bucket.age(leaseOf(owner)).filter(age -> age.compareTo(patience) < 0).isPresent();
    }

    @Override
    public List<String> abandoned() {
        return bucket.folders(INCOMING).stream().filter(owner -> !isHeld(owner)).sorted().toList();
    }

    @Override
    public void discard(String owner) {
        String drafts = draftsOf(owner);
        for (S3Bucket.Entry marker : bucket.list(drafts)) {
            String target = marker.key().substring(drafts.length());
            Optional<String> seal = bucket.get(marker.key()).map(m -> m.asUtf8String());
            if (seal.isPresent() && bucket.age(target + "/" + seal.get()).isEmpty()) {
                bucket.list(target + "/").forEach(file -> bucket.delete(file.key()));
            }
            bucket.delete(marker.key());
        }
        bucket.delete(leaseOf(owner));
    }

    @Override
    public String toString() {
        return bucket.location("");
    }

    /// Objects below a folder without a hidden part in their key.
    ///
    /// @param folder ends in a slash
    /// @param base what to leave out of the paths: nothing, or the folder
    List<StoredFile> visible(String folder, String base) {
        return bucket.list(folder).stream()
                .filter(file -> Key.isKey(file.key()))
                .map(f -> new StoredFile(f.key().substring(base.length()), f.bytes()))
                .toList();
    }

    private static String leaseOf(String owner) {
        return INCOMING + Key.checkId("run", owner) + "/lease";
    }

    private static String draftsOf(String owner) {
        return INCOMING + Key.checkId("run", owner) + "/drafts/";
    }
}
