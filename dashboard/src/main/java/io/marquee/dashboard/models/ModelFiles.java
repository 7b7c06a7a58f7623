package io.marquee.dashboard.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marquee.Json;
import io.marquee.Sha256;
import io.marquee.UserError;
import io.marquee.dashboard.models.Part.Known;
import io.marquee.dashboard.models.Part.Missing;
import io.marquee.evaluation.Evaluation;
import io.marquee.gate.Verdict;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.Provenance;
import tools.jackson.databind.JsonNode;

/// The files of one model version that tell how good it is, each read when it is asked for: the
/// trees themselves, which are larger by far, stay where they are.
public final class ModelFiles {

    private static final String AGAIN = "Train it anew to see this.";

    private final ObjectStore store;
    private final ModelManifest manifest;

    ModelFiles(ObjectStore store, ModelManifest manifest) {
        this.store = store;
        this.manifest = manifest;
    }

    /// How it did on titles that it had not seen.
    public Part<Evaluation> evaluation() {
        return part("evaluation.json", Evaluation.FORMAT_VERSION, Evaluation::read);
    }

    /// What the gate said of it.
    public Part<Verdict> verdict() {
        return part("gate.json", Verdict.FORMAT_VERSION, Verdict::read);
    }

    /// What it makes of each column.
    public Part<ModelImportances> importances() {
        return part(
                "importance.json",
                0,
                (json, source) -> Json.read(json, ModelImportances.class, source));
    }

    /// Where it comes from.
    public Part<Provenance> provenance() {
        return part("provenance.json", 0, Provenance::read);
    }

    /// Its card, in Markdown.
    public Part<String> card() {
        return part("MODEL_CARD.md", 0, (text, _) -> new String(text, UTF_8));
    }

    private interface Reader<T> {
        T read(byte[] content, String source);
    }

    /// @param format the only one that is read; 0 if the reader sees to that
    private <T> Part<T> part(String name, int format, Reader<T> reader) {
        String digest = manifest.files().get(name);
        if (digest == null) {
            return new Missing<>(
                    "This model came without %s: it was made by an older Marquee, or not by Marquee at all. %s"
                            .formatted(name, AGAIN));
        }
        String key = "models/%s/%s".formatted(manifest.version(), name);
        String source = store.location(key);
        byte[] content = store.read(key).orElse(null);
        if (content == null || !Sha256.of(content).equals(digest)) {
            return new Missing<>(
                    "%s %s since the model was published. Restore it from a copy."
                            .formatted(source, content == null ? "is gone" : "has changed"));
        }
        try {
            return format == 0
                    ? new Known<>(reader.read(content, source))
                    : formatted(content, source, format, reader);
        } catch (UserError e) {
            return new Missing<>(e.getMessage());
        }
    }

    private static <T> Part<T> formatted(
            byte[] content, String source, int format, Reader<T> reader) {
        int found = Json.read(content, JsonNode.class, source).path("formatVersion").asInt(1);
        if (found < format) {
            return new Missing<>(
                    "An older Marquee wrote this, in a form that is no longer read (format %d; this one reads %d). %s"
                            .formatted(found, format, AGAIN));
        }
        if (found > format) {
            return new Missing<>(
                    "A newer Marquee wrote this (format %d; this one reads %d). Update Marquee to see it."
                            .formatted(found, format));
        }
        return new Known<>(reader.read(content, source));
    }
}
