package io.marquee.registry;

import io.marquee.UserError;
import java.util.Map;

/// A model version as it was published, each file checked against its digest.
public final class StoredModel {

    private final ModelManifest manifest;
    private final Map<String, byte[]> files;
    private final String location;

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
