package io.marquee.registry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run has published in a folder: `manifest.json`, written last.
///
/// @param formatVersion see [FormatVersion]
/// @param runId the run that made it, and the name of its folder
/// @param modelVersion the model that was used; null if none was
/// @param rows how many rows the data files hold together
/// @param createdAt when it was published
/// @param files all files but the manifest, sorted by path, which is relative to the folder
public record Manifest(
        int formatVersion,
        String runId,
        @Nullable String modelVersion,
        long rows,
        Instant createdAt,
        List<StoredFile> files) {

    public Manifest {
        Key.checkId("run", runId);
        if (modelVersion != null) {
            Key.checkId("model version", modelVersion);
        }
        if (rows < 0) {
            throw new IllegalArgumentException("there cannot be " + rows + " rows");
        }
        files = List.copyOf(files);
    }
}
