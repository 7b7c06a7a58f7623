package io.marquee.registry;

import io.marquee.Sha256;
import io.marquee.UserError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A model version as it was published, each file checked against its digest.
public final class StoredModel {

    private final ModelManifest manifest;
    private final Map<String, byte[]> files;
    private final String location;

    /// Reads a model from wherever its files are, for instance a folder by itself.
    ///
    /// @param reader finds the content of a file by its name
    /// @param location where that is, for errors
    /// @throws UserError if there is no model, if a file of it is missing or damaged, or if a newer
    ///   Marquee made it
    public static StoredModel read(Function<String, Optional<byte[]>> reader, String location) {
        byte[] seal =
                reader.apply(Models.SEAL)
                        .orElseThrow(() ->
                                new UserError(
                                        "There is no model in %s: it has no %s. Give a model's folder, models/VERSION of a workspace."
                                                .formatted(location, Models.SEAL)));
        ModelManifest manifest =
                FormatVersion.read(seal, ModelManifest.class, location + "/" + Models.SEAL);
        return read(manifest, reader, location);
    }

    static StoredModel read(
            ModelManifest manifest, Function<String, Optional<byte[]>> reader, String location) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        manifest.files()
                .forEach((name, digest) -> files.put(name, read(reader, location, name, digest)));
        return new StoredModel(manifest, files, location);
    }

    private static byte[] read(
            Function<String, Optional<byte[]>> reader,
            String location,
            String name,
            String digest) {
        byte[] content = reader.apply(name).orElse(null);
        if (content != null && Sha256.of(content).equals(digest)) {
            return content;
        }
        throw new UserError(
                location
                        + "/"
                        + name
                        + (content == null ? " is missing" : " is damaged: its content has changed")
                        + " since the model was published. Restore it from a copy, or use another"
                        + " model.");
    }

    StoredModel(ModelManifest manifest, Map<String, byte[]> files, String location) {
        this.manifest = manifest;
        this.files = Map.copyOf(files);
        this.location = location;
    }

    public ModelManifest manifest() {
        return manifest;
    }

    public String version() {
        return manifest.version();
    }

    /// Where it is: a path or an `s3://` address.
    public String location() {
        return location;
    }

    /// Whether the model has a file of that name.
    public boolean has(String name) {
        return files.containsKey(name);
    }

    /// Where it comes from.
    ///
    /// @throws UserError if the file is damaged, or a newer Marquee wrote it
    public Provenance provenance() {
        return Provenance.read(file(Provenance.FILE), location + "/" + Provenance.FILE);
    }

    /// The content of one file, not a copy.
    ///
    /// @param name for instance `rating.json`
    /// @throws UserError if the model has no such file
    public byte[] file(String name) {
        byte[] content = files.get(name);
        if (content == null) {
            throw new UserError(
                    "The model "
                            + version()
                            + " has no "
                            + name
                            + "; it has "
                            + String.join(", ", manifest.files().keySet())
                            + ". Train it anew.");
        }
        return content;
    }
}
