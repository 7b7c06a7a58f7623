package io.marquee.registry;

import static io.marquee.registry.Fixtures.NOON;
import static io.marquee.registry.Fixtures.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import io.marquee.Sha256;
import io.marquee.registry.Reproduction.FileComparison;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReproductionTest {

    private static final Instant LATER = NOON.plusSeconds(3_661);

    @TempDir Path folder;

    @Test
    void is_identical_though_files_name_their_version_and_time() {
        Reproduction same =
                compare(
                        Map.of("rating.json", "{\"a\":1}", "CARD.md", "run-a, made " + NOON + "\n"),
                        Map.of(
                                "rating.json",
                                "{\"a\":1}",
                                "CARD.md",
                                "run-b, made " + LATER + "\n"));

        assertThat(same.identical()).isTrue();
        assertThat(same)
                .isEqualTo(
                        new Reproduction(
                                "run-a",
                                List.of(
                                        new FileComparison("CARD.md", null),
                                        new FileComparison("model.json", null),
                                        new FileComparison("rating.json", null))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "same",
            value = {
                "{'a':1,'b':2}         | {'a':1,'b':2}       | same",
                "{'a':1,'b':{'c':0.5}} | {'a':1,'b':{'c':0.25}} | b.c: 0.5, retrained 0.25",
                "{'a':[{'x':[1,2]}]}   | {'a':[{'x':[1,3]}]} | a[0].x[1]: 2, retrained 3",
                "{'a':[1,2]}           | {'a':[1]}           | a[1]: 2, retrained not there",
                "{'a':[1]}             | {'a':[1,2]}         | a[1]: not there, retrained 2",
                "{'a':1,'b':2}         | {'b':3,'a':1}       | b: 2, retrained 3",
                "{'a':1}               | {'a':1,'z':null}    | z: not there, retrained null",
                "{'a':1,'b':2}         | {'b':2,'a':1}       | byte 3",
                "{'a':1}               | {'a':1 }            | byte 7",
                "{'a':1}               | {'a':'1'}           | a: 1, retrained \"1\"",
                "[1]                   | {'a':1}             | the whole: [1], retrained {\"a\":1}",
            })
    void says_where_json_first_differs(String original, String again, @Nullable String difference) {
        Reproduction result =
                compare(
                        Map.of("rating.json", original.replace('\'', '"')),
                        Map.of("rating.json", again.replace('\'', '"')));

        assertThat(result.files())
                .containsExactly(
                        new FileComparison("model.json", null),
                        new FileComparison("rating.json", difference));
        assertThat(result.identical()).isEqualTo(difference == null);
    }

    @Test
    void says_at_which_byte_other_files_first_differ_and_cuts_long_values_short() {
        String digits = "0123456789".repeat(5);
        Reproduction result =
                compare(
                        Map.of("CARD.md", "Grüße 1", "a.json", "\"" + digits + "\""),
                        Map.of("CARD.md", "Grüße 2", "a.json", "\"\""));

        assertThat(result.files())
                .containsExactly(
                        new FileComparison("CARD.md", "byte 9"),
                        new FileComparison(
                                "a.json",
                                "the whole: \"" + digits.substring(0, 38) + "…, retrained \"\""),
                        new FileComparison("model.json", null));
    }

    @Test
    void a_file_that_only_one_has_is_a_difference() {
        Reproduction result =
                compare(
                        Map.of("gone.json", "{}", "same.json", "{}"),
                        Map.of("new.json", "{}", "same.json", "{}"));

        assertThat(result.files())
                .containsExactly(
                        new FileComparison("gone.json", "only in the original"),
                        new FileComparison("model.json", null),
                        new FileComparison("new.json", "only after retraining"),
                        new FileComparison("same.json", null));
        assertThat(result.identical()).isFalse();
    }

    @Test
    void golden_predictions_that_an_older_marquee_did_not_keep_are_no_difference() {
        Map<String, String> with = Map.of("rating.json", "{}", "golden.json", "{}");

        assertThat(compare(Map.of("rating.json", "{}"), with).identical()).isTrue();
        assertThat(compare(with, Map.of("rating.json", "{}")).files())
                .contains(new FileComparison("golden.json", "only in the original"));
    }

    @Test
    void of_the_provenance_all_counts_but_software_and_where_the_data_lay() {
        Provenance original = provenance("run-a", "/data/a.csv", "25", Map.of("seed", "1"), 9);
        assertThat(
                        provenanceDifference(
                                original,
                                provenance("run-b", "/data/a.csv", "25", Map.of("seed", "1"), 9)))
                .isNull();
        assertThat(
                        provenanceDifference(
                                original,
                                provenance("run-b", "/moved/a.csv", "26", Map.of("seed", "1"), 9)))
                .isNull();
        assertThat(
                        provenanceDifference(
                                original,
                                provenance("run-b", "/data/a.csv", "25", Map.of("seed", "2"), 9)))
                .isEqualTo("options.seed: \"1\", retrained \"2\"");
        assertThat(
                        provenanceDifference(
                                original,
                                provenance("run-b", "/data/a.csv", "25", Map.of("seed", "1"), 8)))
                .isEqualTo("counts.rows.read: 9, retrained 8");
    }

    @Test
    void of_the_manifest_all_counts_but_what_the_gate_said() {
        var rating = Map.of("rating.json", "{}");
        StoredModel original = stored(manifest("run-a", NOON, 0.5, true), rating);

        assertThat(Reproduction.of(original, stored(manifest("run-b", LATER, 0.5, false), rating)))
                .returns(true, Reproduction::identical);
        assertThat(
                        Reproduction.of(
                                        original,
                                        stored(manifest("run-b", LATER, 0.25, true), rating))
                                .files())
                .containsExactly(
                        new FileComparison("model.json", "likedThreshold: 0.5, retrained 0.25"),
                        new FileComparison("rating.json", null));
    }

    private @Nullable String provenanceDifference(Provenance original, Provenance again) {
        return compare(
                        Map.of(Provenance.FILE, new String(Json.pretty(original), UTF_8)),
                        Map.of(Provenance.FILE, new String(Json.pretty(again), UTF_8)))
                .files()
                .getLast()
                .difference();
    }

    private static Provenance provenance(
            String runId, String path, String java, Map<String, String> options, long rows) {
        Map<String, String> all = new TreeMap<>(options);
        all.put("catalog", path);
        return new Provenance(
                Provenance.FORMAT_VERSION,
                runId,
                List.of(new Provenance.Source(Provenance.Role.CATALOG, path, 3, "ab")),
                all,
                1,
                new Software("0.1.0", java, "Linux", Map.of("smile", "6")),
                Map.of("rows.read", rows),
                List.of());
    }

    private Reproduction compare(Map<String, String> original, Map<String, String> again) {
        return Reproduction.of(
                stored(manifest("run-a", NOON, 0.5, true), original),
                stored(manifest("run-b", LATER, 0.5, true), again));
    }

    private static ModelManifest manifest(
            String version, Instant at, double threshold, boolean accepted) {
        return new ModelManifest(
                1,
                version,
                version,
                at,
                1,
                "ab12",
                threshold,
                Map.of("r2", 0.25),
                new ModelManifest.Gate(accepted, accepted ? "Good." : "Bad."),
                Map.of());
    }

    private StoredModel stored(ModelManifest manifest, Map<String, String> files) {
        Map<String, byte[]> contents = new TreeMap<>();
        files.forEach((name, text) -> contents.put(name, bytes(text)));
        Map<String, String> digests = new TreeMap<>();
        contents.forEach((name, content) -> digests.put(name, Sha256.of(content)));
        return new StoredModel(manifest.with(digests), contents, folder.toString());
    }
}
