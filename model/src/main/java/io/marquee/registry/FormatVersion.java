package io.marquee.registry;

import io.marquee.Json;
import io.marquee.UserError;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The version of the file formats of a workspace. Every JSON file carries one as `formatVersion`,
/// so that a file of a newer Marquee is refused and never half understood.
public final class FormatVersion {

    /// What this program reads and writes.
    public static final int CURRENT = 1;

    private FormatVersion() {}

    /// Reads a file whose first property is its `formatVersion`.
    ///
    /// @param source the name of the file, for the error
    /// @throws UserError if a newer Marquee wrote it, or if it is damaged
    public static <T> T read(byte[] json, Class<T> type, String source) {
        return read(json, type, source, CURRENT);
    }

    /// Reads a file that has format versions of its own.
    ///
    /// @param newest the newest of them that this program reads
    static <T> T read(byte[] json, Class<T> type, String source, int newest) {
        JsonNode version = Json.read(json, JsonNode.class, source).path("formatVersion");
        if (!version.isInt() || version.intValue() < 1) {
            throw new UserError(
                    source + " is damaged: it has no formatVersion. Restore it from a copy.");
        }
        if (version.intValue() > newest) {
            throw new UserError(
                    "%s was written by a newer Marquee (format %d; this one reads %d). Update Marquee, or choose another workspace."
                            .formatted(source, version.intValue(), newest));
        }
        return Json.read(json, type, source);
    }

    static <T> Optional<T> read(ObjectStore store, String key, Class<T> type) {
        return store.read(key).map(json -> read(json, type, store.location(key)));
    }
}
