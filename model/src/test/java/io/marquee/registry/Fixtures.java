package io.marquee.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;

/// Small inputs that many tests share.
final class Fixtures {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Software SOFTWARE =
            new Software("0.1.0", "Java 25", "Linux", Map.of("smile", "6"));
    static final RunRequest TRAIN =
            new RunRequest("train", Map.of("catalog", "titles.csv"), "DirectRunner", SOFTWARE);

    private Fixtures() {}

    static Workspace workspace(ObjectStore store) {
        return Workspace.open(store, InstantSource.fixed(NOON), new Random(1));
    }

    static ModelManifest model(String version) {
        return new ModelManifest(
                1,
                version,
                version,
                NOON,
                42,
                "ab12",
                0.6,
                Map.of("rmse", 0.47, "auc", 0.78),
                new ModelManifest.Gate(true, "Better than the genre mean."),
                Map.of());
    }

    static Map<String, byte[]> files(String version) {
        return Map.of(
                "rating.json", bytes("{\"rating\":\"" + version + "\"}"),
                "liked.json", bytes("{\"liked\":\"" + version + "\"}"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
