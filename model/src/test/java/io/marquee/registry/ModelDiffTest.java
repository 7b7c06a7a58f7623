package io.marquee.registry;

import static io.marquee.registry.Fixtures.NOON;
import static io.marquee.registry.Fixtures.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.registry.ModelDiff.Change;
import io.marquee.registry.ModelDiff.DataAction;
import io.marquee.registry.ModelDiff.DataChange;
import io.marquee.registry.ModelDiff.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelDiffTest {

    private static final ModelManifest.Gate GOOD = new ModelManifest.Gate(true, "Good.");
    private static final ModelManifest.Gate BAD = new ModelManifest.Gate(false, "Bad.");
    private static final Software SOFTWARE =
            new Software("0.1.0", "Java 25", "Linux", Map.of("smile", "6"));
    private static final String MODEL =
            """
            {"learner": {"feature_names": ["release_year", "genre=Dramas", "country_other"]}}\
            """;

    @Test
    void a_model_does_not_differ_from_itself() {
        StoredModel model =
                stored(
                        "v1",
                        provenance(
                                List.of(catalog("/a.csv", "aa")), Map.of("seed", "1"), SOFTWARE, 9),
                        Map.of("r2", 0.25),
                        GOOD,
                        MODEL);

        assertThat(ModelDiff.between(model, model))
                .isEqualTo(
                        new ModelDiff(
                                "v1",
                                "v1",
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(new Metric("r2", 0.25, 0.25, 0.0)),
                                new ModelDiff.Features(List.of(), List.of()),
                                GOOD,
                                GOOD));
    }

    @Test
    void tells_all_that_differs() {
        Provenance.Source labels =
                new Provenance.Source(Provenance.Role.LABELS, "/labels.csv", 3, "ll");
        StoredModel first =
                stored(
                        "v1",
                        provenance(
                                List.of(
                                        catalog("/changed.csv", "c1"),
                                        catalog("/gone.csv", "g1"),
                                        catalog("/here.csv", "m1"),
                                        labels),
                                Map.of("seed", "1", "trees", "200", "old", "x"),
                                SOFTWARE,
                                9),
                        Map.of("r2", 0.25, "rmse", 0.5),
                        GOOD,
                        MODEL);
        StoredModel second =
                stored(
                        "v2",
                        provenance(
                                List.of(
                                        catalog("/changed.csv", "c2"),
                                        catalog("/new.csv", "n1"),
                                        catalog("/there.csv", "m1"),
                                        labels),
                                Map.of("seed", "1", "trees", "300", "new", "y"),
                                new Software("0.2.0", "Java 25", "Linux", Map.of("smile", "7")),
                                8),
                        Map.of("r2", 0.375, "auc", 0.75),
                        BAD,
                        MODEL.replace("genre=Dramas", "genre=Comedies"));

        assertThat(ModelDiff.between(first, second))
                .isEqualTo(
                        new ModelDiff(
                                "v1",
                                "v2",
                                List.of(
                                        new DataChange(
                                                DataAction.CHANGED,
                                                catalog("/changed.csv", "c1"),
                                                catalog("/changed.csv", "c2")),
                                        new DataChange(
                                                DataAction.REMOVED,
                                                catalog("/gone.csv", "g1"),
                                                null),
                                        new DataChange(
                                                DataAction.MOVED,
                                                catalog("/here.csv", "m1"),
                                                catalog("/there.csv", "m1")),
                                        new DataChange(
                                                DataAction.ADDED, null, catalog("/new.csv", "n1"))),
                                List.of(
                                        new Change<>("new", null, "y"),
                                        new Change<>("old", "x", null),
                                        new Change<>("trees", "200", "300")),
                                List.of(
                                        new Change<>("marquee", "0.1.0", "0.2.0"),
                                        new Change<>("smile", "6", "7")),
                                List.of(new Change<>("rows.read", 9L, 8L)),
                                List.of(
                                        new Metric("auc", null, 0.75, null),
                                        new Metric("r2", 0.25, 0.375, 0.125),
                                        new Metric("rmse", 0.5, null, null)),
                                new ModelDiff.Features(
                                        List.of("genre=Comedies"), List.of("genre=Dramas")),
                                GOOD,
                                BAD));
    }

    @Test
    void a_damaged_provenance_is_named() {
        StoredModel whole =
                stored("v1", provenance(List.of(), Map.of(), SOFTWARE, 9), Map.of(), GOOD, MODEL);
        StoredModel damaged =
                new StoredModel(
                        whole.manifest(),
                        Map.of("rating.json", bytes(MODEL), Provenance.FILE, bytes("{\"form")),
                        "/models/v2");

        assertThatThrownBy(() -> ModelDiff.between(whole, damaged))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("/models/v2/provenance.json is damaged");
    }

    private static Provenance.Source catalog(String path, String digest) {
        return new Provenance.Source(Provenance.Role.CATALOG, path, 3, digest);
    }

    private static Provenance provenance(
            List<Provenance.Source> data,
            Map<String, String> options,
            Software software,
            long rows) {
        return new Provenance(
                Provenance.FORMAT_VERSION,
                "r1",
                data,
                options,
                1,
                software,
                Map.of("rows.read", rows, "rows.merged", 2L),
                List.of());
    }

    private static StoredModel stored(
            String version,
            Provenance provenance,
            Map<String, Double> metrics,
            ModelManifest.Gate gate,
            String rating) {
        ModelManifest manifest =
                new ModelManifest(
                        1, version, version, NOON, 1, "ab12", 0.5, metrics, gate, Map.of());
        return new StoredModel(
                manifest,
                Map.of("rating.json", bytes(rating), Provenance.FILE, Json.pretty(provenance)),
                "/models/" + version);
    }
}
