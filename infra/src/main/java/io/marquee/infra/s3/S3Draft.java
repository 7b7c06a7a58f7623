package io.marquee.infra.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marquee.UserError;
import io.marquee.registry.Draft;
import io.marquee.registry.DraftName;
import io.marquee.registry.Key;
import io.marquee.registry.StoredFile;
import java.util.List;

/// A folder that is filled in place, and complete once its seal is there.
final class S3Draft implements Draft {

    private final S3ObjectStore store;
    private final S3Bucket bucket;
    private final DraftName name;
    private final String marker;
    private final String folder;

    /// @param marker the key of what says that this draft is open
    S3Draft(S3ObjectStore store, S3Bucket bucket, DraftName name, String marker) {
        this.store = store;
        this.bucket = bucket;
        this.name = name;
        this.marker = marker;
        this.folder = name.target() + "/";
    }

    @Override
    public String open() {
        if (!isCommitted()) {
            bucket.put(marker, name.seal().getBytes(UTF_8));
        }
        return store.location(name.target());
    }

    /// What is committed stays as it was: a late writer's files are dropped.
    @Override
    public void write(String path, byte[] content) {
        if (!isCommitted()) {
            bucket.put(folder + Key.check(path), content);
        }
    }

    @Override
    public List<StoredFile> files() {
        return store.visible(folder, folder).stream()
                .filter(file -> !file.path().equals(name.seal()))
                .toList();
    }

    @Override
    public boolean commit(byte[] seal) {
        if (isCommitted()) {
            bucket.delete(marker);
            return false;
        }
        if (bucket.age(marker).isEmpty()) {
            throw new UserError(
                    "The unfinished files of "
                            + store.location(name.target())
                            + " are gone: their run was taken for dead and cleaned up after. Run it"
                            + " again.");
        }
        for (S3Bucket.Entry file : bucket.list(folder)) {
            if (file.key().contains("/.")) {
                bucket.delete(file.key());
            }
        }
        boolean first = bucket.putNew(name.sealKey(), seal);
        bucket.delete(marker);
        return first;
    }

    private boolean isCommitted() {
        return bucket.age(name.sealKey()).isPresent();
    }
}
