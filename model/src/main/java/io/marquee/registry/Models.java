package io.marquee.registry;

import io.marquee.Json;
import io.marquee.Sha256;
import io.marquee.UserError;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All model versions of a workspace, and which of them is champion. A version never changes once
/// it is published; what moves is the champion.
public final class Models {

    static final String SEAL = "model.json";
    private static final String CHAMPION = "models/champion";

    private final ObjectStore store;
    private final InstantSource clock;

    Models(ObjectStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Publishes a model version as a whole. A worker that is not sure whether it succeeded may do
    /// it again.
    ///
    /// @param manifest its digests are filled in here
    /// @param files content by name; all of the model but `model.json`
    /// @return what is now published
    /// @throws UserError if this version is there already with other content
    public ModelManifest publish(ModelManifest manifest, Map<String, byte[]> files) {
        Map<String, String> digests = new TreeMap<>();
        files.forEach((name, content) -> digests.put(name, Sha256.of(content)));
        if (digests.containsKey(SEAL)) {
            throw new IllegalArgumentException(SEAL + " is the manifest itself");
        }
        ModelManifest complete = manifest.with(digests);
        if (manifest(manifest.version()).isEmpty() && commit(complete, files)) {
            return complete;
        }
        return manifest(manifest.version())
                .filter(there -> there.files().equals(digests))
                .orElseThrow(() ->
                        new UserError(
                                "The model "
                                        + manifest.version()
                                        + " is published already, with other content, and is"
                                        + " never overwritten. Train under a new version."));
    }

    /// A worker that publishes the same at the same time may be done first, and its commit takes
    /// the draft away from under this one: that is no failure, if the model is there.
    private boolean commit(ModelManifest manifest, Map<String, byte[]> files) {
        Draft draft =
                store.draft(new DraftName(manifest.runId(), folder(manifest.version()), SEAL));
        try {
            draft.open();
            files.forEach(draft::write);
            return draft.commit(Json.pretty(manifest));
        } catch (UserError e) {
            if (manifest(manifest.version()).isEmpty()) {
                throw e;
            }
            return false;
        }
    }

    /// Newest first.
    public List<ModelManifest> list() {
        return store.sealed("models", SEAL).stream()
                .flatMap(version -> manifest(version).stream())
                .toList();
    }

    /// A model with all its files, checked.
    ///
    /// @throws UserError if a file is missing or damaged
    public Optional<StoredModel> find(String version) {
        return manifest(version).map(this::load);
    }

    /// The model that scores now; empty before the first promotion.
    ///
    /// @throws UserError if it is missing or damaged
    public Optional<StoredModel> champion() {
        return pointer().map(champion -> require(champion.version()));
    }

    /// Which version is champion, and how it came to be; empty before the first promotion.
    public Optional<Champion> pointer() {
        return FormatVersion.read(store, CHAMPION, Champion.class);
    }

    /// Makes a version champion.
    ///
    /// @param reason why, in a sentence
    /// @param by who or what does it
    /// @throws UserError if there is no such version, if it is damaged, or if the gate refused it
    public Champion promote(String version, String reason, String by) {
        ModelManifest.Gate gate = require(version).manifest().gate();
        if (!gate.accepted()) {
            throw new UserError(
                    "The gate refused the model %s: %s Promote another, or overrule the gate and say why."
                            .formatted(version, gate.sentence()));
        }
        return enthrone(version, reason, by);
    }

    /// Makes a version champion whatever the gate said of it.
    ///
    /// @param reason why the gate is overruled, in a sentence; not blank
    /// @param by who does it
    /// @throws UserError if there is no reason or no such version, or if it is damaged
    public Champion overrule(String version, String reason, String by) {
        if (reason.isBlank()) {
            throw new UserError("Whoever overrules the gate has to say why: the history keeps it.");
        }
        require(version);
        return enthrone(version, reason, by);
    }

    private Champion enthrone(String version, String reason, String by) {
        return move(before ->
                new Champion.Move(version, clock.instant(), Champion.Action.PROMOTED, reason, by));
    }

    /// Returns to the champion before this one; repeated, to the one before that.
    ///
    /// @throws UserError if there is none, or if it is damaged
    public Champion rollback(String reason, String by) {
        return move(before -> {
            String version =
                    Optional.ofNullable(before)
                            .flatMap(Champion::previous)
                            .orElseThrow(() ->
                                    new UserError(
                                            "There is no earlier champion to roll back"
                                                    + " to. Promote a version"
                                                    + " instead."));
            require(version);
            return new Champion.Move(
                    version, clock.instant(), Champion.Action.ROLLED_BACK, reason, by);
        });
    }

    private Champion move(Turn turn) {
        byte[] pointer =
                store.update(
                        CHAMPION,
                        current -> {
                            Champion before = current.map(this::champion).orElse(null);
                            return Json.pretty(Champion.after(before, turn.from(before)));
                        });
        return champion(pointer);
    }

    private Champion champion(byte[] json) {
        return FormatVersion.read(json, Champion.class, store.location(CHAMPION));
    }

    /// A model with all its files, checked.
    ///
    /// @throws UserError if there is no such version, or if it is damaged
    public StoredModel require(String version) {
        return find(version)
                .orElseThrow(() ->
                        new UserError(
                                "There is no model "
                                        + version
                                        + " in "
                                        + store.location("models")
                                        + ". Choose one from the list of models."));
    }

    private StoredModel load(ModelManifest manifest) {
        String folder = folder(manifest.version());
        return StoredModel.read(
                manifest, name -> store.read(folder + "/" + name), store.location(folder));
    }

    private Optional<ModelManifest> manifest(String version) {
        return FormatVersion.read(store, folder(version) + "/" + SEAL, ModelManifest.class);
    }

    private static String folder(String version) {
        return "models/" + Key.checkId("model version", version);
    }

    /// Decides on the next move, given where things stand.
    private interface Turn {
        Champion.Move from(@Nullable Champion before);
    }
}
