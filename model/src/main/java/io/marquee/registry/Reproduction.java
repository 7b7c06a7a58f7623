package io.marquee.registry;

import io.marquee.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whether a model came out the same when it was trained again, file by file and to the byte.
///
/// What hangs on the day is no difference. A file may name its own version and the time it was
/// made: both are taken out before. Of the provenance, only what the training depends on counts:
/// neither the software, which is told apart ([ModelDiff]), nor where the data lay. And what the
/// gate said does not count, as it may have had another champion to compare with.
///
/// @param version the model that was trained again
/// @param files all files of either model, sorted by name
public record Reproduction(String version, List<FileComparison> files) {

    /// The gate's verdict, and the text that tells of it.
    private static final Set<String> JUDGEMENTS = Set.of("gate.json", "MODEL_CARD.md");

    /// What models made by an older Marquee lack, through no fault of theirs.
    private static final Set<String> NEWER = Set.of("golden.json");

    public Reproduction {
        files = List.copyOf(files);
    }

    /// One file of both.
    ///
    /// @param file its name
    /// @param difference where it first differs; null if it does not
    public record FileComparison(String file, @Nullable String difference) {}

    /// Compares a model with what the same training made of the same data.
    public static Reproduction of(StoredModel original, StoredModel again) {
        Set<String> names = new TreeSet<>(original.manifest().files().keySet());
        again.manifest().files().keySet().stream()
                .filter(name -> original.has(name) || !NEWER.contains(name))
                .forEach(names::add);
        names.add(Models.SEAL);
        names.removeAll(JUDGEMENTS);
        return new Reproduction(
                original.version(),
                names.stream()
                        .map(name ->
                                new FileComparison(
                                        name, difference(name, original, again).orElse(null)))
                        .toList());
    }

    /// Whether all files are the same.
    public boolean identical() {
        return files.stream().allMatch(file -> file.difference() == null);
    }

    private static Optional<String> difference(
            String name, StoredModel original, StoredModel again) {
        if (!has(original, name)) {
            return Optional.of("only after retraining");
        }
        if (!has(again, name)) {
            return Optional.of("only in the original");
        }
        byte[] before = comparable(name, original);
        byte[] after = comparable(name, again);
        int at = Arrays.mismatch(before, after);
        if (at < 0) {
            return Optional.empty();
        }
        Optional<String> difference = Optional.empty();
        if (name.endsWith(".json")) {
            difference = JsonDifference.first(tree(before, name), tree(after, name));
        }
        return Optional.of(
                difference.orElseGet(() -> String.format(Locale.ROOT, "byte %,d", at + 1)));
    }

    private static boolean has(StoredModel model, String name) {
        return name.equals(Models.SEAL) || model.manifest().files().containsKey(name);
    }

    /// What is compared of a file. Latin-1 gives every byte a character, and back.
    private static byte[] comparable(String name, StoredModel model) {
        byte[] content =
                switch (name) {
                    case Models.SEAL -> withoutVerdict(model.manifest());
                    case Provenance.FILE -> withoutCircumstances(model.file(name));
                    default -> model.file(name);
                };
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.replace(model.version(), "VERSION")
                .replace(model.manifest().runId(), "RUN")
                .replace(model.manifest().createdAt().toString(), "TIME")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The digests go too: the files themselves are compared.
    private static byte[] withoutVerdict(ModelManifest manifest) {
        ObjectNode tree = (ObjectNode) tree(Json.pretty(manifest), Models.SEAL);
        tree.remove(List.of("gate", "files"));
        return Json.pretty(tree);
    }

    private static byte[] withoutCircumstances(byte[] provenance) {
        ObjectNode tree = (ObjectNode) tree(provenance, Provenance.FILE);
        tree.remove("software");
        for (JsonNode source : tree.path("data")) {
            ((ObjectNode) source).remove("path");
        }
        if (tree.path("options") instanceof ObjectNode options) {
            options.remove(
                    Arrays.stream(Provenance.Role.values()).map(Provenance.Role::option).toList());
        }
        return Json.pretty(tree);
    }

    private static JsonNode tree(byte[] json, String name) {
        return Json.read(json, JsonNode.class, name);
    }
}
