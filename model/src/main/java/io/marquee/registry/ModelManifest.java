package io.marquee.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What a model version is: `model.json`, written last.
///
/// @param formatVersion see [FormatVersion]
/// @param version the name of its folder; sorts by time
/// @param runId the run that made it
/// @param seed where all randomness of the training came from
/// @param featureSpecSha256 the digest of the feature spec that it scores with, in hexadecimal
/// @param likedThreshold the probability from which on a title counts as liked, 0..1
/// @param metrics headline figures by name, for lists; the evaluation has them all
/// @param gate whether it may become champion
/// @param files SHA-256 of every other file by name, in hexadecimal
public record ModelManifest(
        int formatVersion,
        String version,
        String runId,
        Instant createdAt,
        long seed,
        String featureSpecSha256,
        double likedThreshold,
        Map<String, Double> metrics,
        Gate gate,
        Map<String, String> files) {

    public ModelManifest {
        Key.checkId("model version", version);
        Key.checkId("run", runId);
        if (!(likedThreshold >= 0 && likedThreshold <= 1)) {
            throw new IllegalArgumentException("a threshold of " + likedThreshold + " is not 0..1");
        }
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        files.keySet().forEach(Key::check);
    }

    /// What the gate said.
    ///
    /// @param sentence why
    public record Gate(boolean accepted, String sentence) {}

    ModelManifest with(Map<String, String> digests) {
        return new ModelManifest(
                formatVersion,
                version,
                runId,
                createdAt,
                seed,
                featureSpecSha256,
                likedThreshold,
                metrics,
                gate,
                digests);
    }
}
