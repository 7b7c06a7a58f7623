package io.marquee.registry;

import io.marquee.Json;
import io.marquee.UserError;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Folders of data that runs publish, one per run: predictions, datasets, or what monitoring found.
/// They may be written by many workers at once, are invisible until complete, and never change
/// after.
public final class Publications {

    private static final String SEAL = "manifest.json";

    private final ObjectStore store;
    private final InstantSource clock;
    private final String kind;

    /// @param kind the folder they lie in: `predictions`, `datasets`, `monitoring`
    Publications(ObjectStore store, InstantSource clock, String kind) {
        this.store = store;
        this.clock = clock;
        this.kind = kind;
    }

    /// Where the workers of a run write its files, in folders as they like: a path or an `s3://`
    /// address. Everything there is gone if the run ends before [#commit].
    public String stagingLocation(String runId) {
        return draft(runId).open();
    }

    /// Adds one small file to what a run is about to publish.
    ///
    /// @param path within the folder, for instance `statistics.json`
    public void stage(String runId, String path, byte[] content) {
        Draft draft = draft(runId);
        draft.open();
        draft.write(path, content);
    }

    /// Makes visible what a run has written, and points `latest` at the newest. Repeated, it
    /// changes nothing.
    ///
    /// @param rows how many rows the data files hold together
    /// @param modelVersion the model that was used; null if none was
    /// @return what is now published
    public Manifest commit(String runId, long rows, @Nullable String modelVersion) {
        Draft draft = draft(runId);
        Manifest manifest =
                new Manifest(
                        FormatVersion.CURRENT,
                        runId,
                        modelVersion,
                        rows,
                        clock.instant(),
                        draft.files());
        boolean first = draft.commit(Json.pretty(manifest));
        pointAtNewest();
        return first ? manifest : manifest(runId).orElseThrow();
    }

    /// Newest first.
    public List<Manifest> list() {
        return store.sealed(kind, SEAL).stream().flatMap(id -> manifest(id).stream()).toList();
    }

    /// What a run has published; empty if nothing.
    ///
    /// @throws UserError if a file is missing or has another size than when it was published
    public Optional<Manifest> find(String runId) {
        Optional<Manifest> found = manifest(runId);
        if (found.isPresent()) {
            List<StoredFile> there = store.list(folder(runId));
            for (StoredFile file : found.get().files()) {
                String key = folder(runId) + "/" + file.path();
                if (!there.contains(new StoredFile(key, file.bytes()))) {
                    throw new UserError(
                            store.location(key)
                                    + " is missing or damaged: it had "
                                    + file.bytes()
                                    + " bytes when it was published. Restore it from a copy, or run it"
                                    + " again.");
                }
            }
        }
        return found;
    }

    /// What `latest` points at; empty if nothing has been published.
    public Optional<Manifest> latest() {
        return store.read(pointerKey()).flatMap(json -> find(latest(json).runId()));
    }

    /// One file of what a run has published.
    public Optional<byte[]> read(String runId, String path) {
        return manifest(runId).flatMap(m -> store.read(folder(runId) + "/" + Key.check(path)));
    }

    /// Where the published files of a run are: a path or an `s3://` address.
    public String location(String runId) {
        return store.location(folder(runId));
    }

    /// A crash between a commit and this leaves the pointer behind; the next run moves it on.
    void pointAtNewest() {
        List<String> complete = store.sealed(kind, SEAL);
        if (!complete.isEmpty()) {
            store.update(pointerKey(), current -> newer(current, complete.getFirst()));
        }
    }

    /// Stays where it is if another run has published a newer one since we looked.
    private byte[] newer(Optional<byte[]> current, String newest) {
        return current.filter(
                        json -> {
                            String there = latest(json).runId();
                            return there.compareTo(newest) > 0 && manifest(there).isPresent();
                        })
                .orElseGet(() -> Json.pretty(new Latest(FormatVersion.CURRENT, newest)));
    }

    private Latest latest(byte[] json) {
        return FormatVersion.read(json, Latest.class, store.location(pointerKey()));
    }

    private Optional<Manifest> manifest(String runId) {
        return FormatVersion.read(store, folder(runId) + "/" + SEAL, Manifest.class);
    }

    private Draft draft(String runId) {
        return store.draft(new DraftName(runId, folder(runId), SEAL));
    }

    private String folder(String runId) {
        return kind + "/" + Key.checkId("run", runId);
    }

    private String pointerKey() {
        return kind + "/latest";
    }

    /// The pointer.
    private record Latest(int formatVersion, String runId) {}
}
