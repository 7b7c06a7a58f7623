package io.marquee.registry;

import static io.marquee.registry.Fixtures.NOON;
import static io.marquee.registry.Fixtures.bytes;
import static io.marquee.registry.Fixtures.files;
import static io.marquee.registry.Fixtures.model;
import static io.marquee.registry.Fixtures.workspace;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.Json;
import io.marquee.Sha256;
import io.marquee.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {

    @TempDir Path folder;
    private Models models;

    @BeforeEach
    void open() {
        models = workspace(new FolderStore(folder)).models();
    }

    @Test
    void gives_back_what_was_published() {
        ModelManifest published = models.publish(model("v1"), files("v1"));
        assertThat(published.files())
                .containsOnlyKeys("liked.json", "rating.json")
                .containsEntry("rating.json", Sha256.of(bytes("{\"rating\":\"v1\"}")));
        StoredModel found = models.find("v1").orElseThrow();
        assertThat(found.manifest()).isEqualTo(published);
        assertThat(found.file("rating.json")).isEqualTo(bytes("{\"rating\":\"v1\"}"));
        assertThat(found.file("liked.json")).isEqualTo(bytes("{\"liked\":\"v1\"}"));
        assertThat(models.find("v2")).isEmpty();
        assertThatThrownBy(() -> found.file("golden.json"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "The model v1 has no golden.json; it has liked.json, rating.json. Train it"
                                + " anew.");
    }

    @Test
    void lists_the_newest_first() {
        assertThat(models.list()).isEmpty();
        var v1 = models.publish(model("v1"), files("v1"));
        var v2 = models.publish(model("v2"), files("v2"));
        assertThat(models.list()).containsExactly(v2, v1);
    }

    @Test
    void publishing_again_changes_nothing() {
        ModelManifest first = models.publish(model("v1"), files("v1"));
        assertThat(models.publish(model("v1"), files("v1"))).isEqualTo(first);
        assertThatThrownBy(() -> models.publish(model("v1"), files("other")))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "The model v1 is published already, with other content, and is never"
                                + " overwritten. Train under a new version.");
        assertThat(models.find("v1").orElseThrow().file("rating.json"))
                .isEqualTo(bytes("{\"rating\":\"v1\"}"));
    }

    @Test
    void workers_publishing_the_same_at_once_all_succeed() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<ModelManifest> publish = () -> models.publish(model("v1"), files("v1"));
            for (var done : threads.invokeAll(Collections.nCopies(16, publish))) {
                assertThat(done.get().version()).isEqualTo("v1");
            }
        }
        assertThat(models.find("v1")).isPresent();
        assertThat(models.list()).hasSize(1);
    }

    @Test
    void a_model_without_its_manifest_is_not_there() {
        var store = new FolderStore(folder);
        store.write("models/v1/rating.json", bytes("{}"));
        assertThat(models.list()).isEmpty();
        assertThat(models.find("v1")).isEmpty();
    }

    @Test
    void a_damaged_or_missing_file_is_named() throws Exception {
        models.publish(model("v1"), files("v1"));
        Path rating = folder.toRealPath().resolve("models/v1/rating.json");
        byte[] whole = Files.readAllBytes(rating);
        Files.write(rating, Arrays.copyOf(whole, whole.length - 3));
        assertThatThrownBy(() -> models.find("v1"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        rating
                                + " is damaged: its content has changed since the model was published."
                                + " Restore it from a copy, or use another model.");
        Files.delete(rating);
        assertThatThrownBy(() -> models.promote("v1", "good", "ann"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        rating
                                + " is missing since the model was published. Restore it from a copy,"
                                + " or use another model.");
        assertThat(models.pointer()).isEmpty();
    }

    @Test
    void a_manifest_of_a_newer_marquee_is_refused() throws Exception {
        models.publish(model("v1"), files("v1"));
        Path file = folder.toRealPath().resolve("models/v1/model.json");
        Files.writeString(file, "{\"formatVersion\": 2, \"shape\": \"unknown\"}");
        assertThatThrownBy(() -> models.find("v1"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        file
                                + " was written by a newer Marquee (format 2; this one reads 1). Update"
                                + " Marquee, or choose another workspace.");
        Files.writeString(file, "{\"formatVersion\": 1, \"version\": \"v1\"}");
        assertThatThrownBy(() -> models.find("v1"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(file + " is damaged");
        Files.writeString(file, "{\"formatVersion\": 1, \"vers");
        assertThatThrownBy(() -> models.list())
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(file + " is damaged");
        Files.writeString(file, "");
        assertThatThrownBy(() -> models.list())
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(file + " is damaged");
    }

    @Test
    void the_champion_moves_and_its_history_is_kept() {
        assertThat(models.champion()).isEmpty();
        for (String version : List.of("v1", "v2", "v3")) {
            models.publish(model(version), files(version));
        }
        models.promote("v1", "first", "ann");
        models.promote("v2", "better", "bob");
        models.promote("v2", "still better", "bob");
        models.promote("v3", "best", "ann");
        assertThat(models.champion().orElseThrow().version()).isEqualTo("v3");
        assertThat(models.rollback("drifts", "ann").version()).isEqualTo("v2");
        Champion last = models.rollback("drifts too", "bob");
        assertThat(last)
                .isEqualTo(
                        new Champion(
                                1,
                                "v1",
                                List.of(
                                        move("v1", Champion.Action.PROMOTED, "first", "ann"),
                                        move("v2", Champion.Action.PROMOTED, "better", "bob"),
                                        move("v2", Champion.Action.PROMOTED, "still better", "bob"),
                                        move("v3", Champion.Action.PROMOTED, "best", "ann"),
                                        move("v2", Champion.Action.ROLLED_BACK, "drifts", "ann"),
                                        move(
                                                "v1",
                                                Champion.Action.ROLLED_BACK,
                                                "drifts too",
                                                "bob"))));
        assertThat(models.pointer()).contains(last);
        assertThatThrownBy(() -> models.rollback("once more", "ann"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "There is no earlier champion to roll back to. Promote a version instead.");
        assertThat(models.pointer()).contains(last);
        models.promote("v3", "mended", "ann");
        assertThat(models.rollback("no", "ann").version()).isEqualTo("v1");
    }

    @Test
    void only_what_is_there_can_be_promoted() {
        assertThatThrownBy(() -> models.promote("v9", "good", "ann"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("There is no model v9 in ");
        assertThatThrownBy(() -> models.rollback("bad", "ann")).isInstanceOf(UserError.class);
        assertThat(models.pointer()).isEmpty();
    }

    @Test
    void what_the_gate_refused_is_promoted_only_by_overruling_it_with_a_reason() {
        models.publish(model("v1"), files("v1"));
        models.publish(refused("v2"), files("v2"));
        Champion before = models.promote("v1", "first", "ann");

        assertThatThrownBy(() -> models.promote("v2", "good", "ann"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "The gate refused the model v2: No better than the mean. Promote another, or"
                                + " overrule the gate and say why.");
        assertThatThrownBy(() -> models.overrule("v2", " ", "ann"))
                .isInstanceOf(UserError.class)
                .hasMessage("Whoever overrules the gate has to say why: the history keeps it.");
        assertThatThrownBy(() -> models.overrule("v9", "a trial", "ann"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("There is no model v9 in ");
        assertThat(models.pointer()).contains(before);

        models.overrule("v2", "a trial", "bob");
        models.promote("v1", "trial over", "ann");
        assertThat(models.rollback("trial goes on", "bob"))
                .isEqualTo(
                        new Champion(
                                1,
                                "v2",
                                List.of(
                                        move("v1", Champion.Action.PROMOTED, "first", "ann"),
                                        move("v2", Champion.Action.PROMOTED, "a trial", "bob"),
                                        move("v1", Champion.Action.PROMOTED, "trial over", "ann"),
                                        move(
                                                "v2",
                                                Champion.Action.ROLLED_BACK,
                                                "trial goes on",
                                                "bob"))));
    }

    @Test
    void a_pointer_that_is_not_where_its_history_ends_is_damaged() {
        var store = new FolderStore(folder);
        models.publish(model("v1"), files("v1"));
        models.promote("v1", "first", "ann");
        String whole = new String(store.read("models/champion").orElseThrow(), UTF_8);
        store.write(
                "models/champion",
                bytes(whole.replaceFirst("\"version\" : \"v1\"", "\"version\" : \"v2\"")));

        assertThatThrownBy(() -> models.pointer())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("champion is damaged")
                .hasMessageContaining("the last move was not to v2");
    }

    /// Each move is seen by the one that made it as the last one, so that all of them together tell
    /// the order in which they happened.
    @Test
    void moves_at_once_are_all_in_the_history_in_the_order_they_happened() throws Exception {
        int moves = 80;
        for (String version : List.of("v0", "v1", "v2")) {
            models.publish(model(version), files(version));
        }
        int before = moves / 4 + 1;
        for (int i = 0; i < before; i++) {
            models.promote("v" + i % 2, "to roll back to", "ann");
        }
        Map<Integer, Champion.Move> seen = new TreeMap<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Champion>> promotions =
                    IntStream.range(0, moves)
                            .<Callable<Champion>>mapToObj(i -> () -> move(i))
                            .toList();
            for (var done : threads.invokeAll(promotions)) {
                Champion champion = done.get();
                seen.put(champion.history().size(), champion.history().getLast());
            }
        }
        Champion last = models.pointer().orElseThrow();
        assertThat(seen).hasSize(moves);
        assertThat(last.history()).hasSize(before + moves);
        assertThat(last.history().subList(before, before + moves))
                .containsExactlyElementsOf(seen.values());
        assertThat(last.history().subList(before, before + moves))
                .extracting(Champion.Move::reason)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, moves).mapToObj(i -> "reason " + i).toList());
        assertThat(last.version()).isEqualTo(last.history().getLast().version());
    }

    /// Every fourth is a rollback.
    private Champion move(int i) {
        Models own = workspace(new FolderStore(folder)).models();
        return i % 4 == 3
                ? own.rollback("reason " + i, "ann")
                : own.promote("v" + i % 3, "reason " + i, "ann");
    }

    private static ModelManifest refused(String version) {
        return new ModelManifest(
                1,
                version,
                version,
                NOON,
                42,
                "ab12",
                0.6,
                Map.of(),
                new ModelManifest.Gate(false, "No better than the mean."),
                Map.of());
    }

    @Test
    void provenance_gives_the_same_bytes_each_time() {
        var one = provenance(Map.of("a", "1", "b", "2", "c", "3", "d", "4"));
        var other = provenance(Map.of("d", "4", "c", "3", "b", "2", "a", "1"));
        assertThat(Json.pretty(one)).isEqualTo(Json.pretty(other));
        assertThat(Provenance.read(Json.pretty(one), "p")).isEqualTo(one);
    }

    @Test
    void provenance_of_the_format_before_is_read_and_of_a_newer_one_refused() {
        byte[] before =
                bytes(
                        """
                        {"formatVersion": 1, "runId": "r1", "seed": 3, "options": {}, "counts": {},
                         "data": [{"path": "/titles.csv", "bytes": 3, "sha256": "ab"}], "parents": [],
                         "software": {"code": "0.0.9", "java": "25", "os": "Linux", "libraries": {}}}
                        """);
        assertThat(Provenance.read(before, "p").data())
                .containsExactly(new Provenance.Source(null, "/titles.csv", 3, "ab"));
        assertThatThrownBy(() -> Provenance.read(bytes("{\"formatVersion\": 3}"), "p"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "p was written by a newer Marquee (format 3; this one reads 2). Update"
                                + " Marquee, or choose another workspace.");
    }

    private static Provenance provenance(Map<String, String> options) {
        return new Provenance(
                Provenance.FORMAT_VERSION,
                "r1",
                List.of(
                        new Provenance.Source(
                                Provenance.Role.CATALOG, "titles.csv", 3, Sha256.of(bytes("abc")))),
                options,
                42,
                Fixtures.SOFTWARE,
                Map.of("rows.read", 10L, "rows.accepted", 9L, "rows.rejected", 1L),
                List.of());
    }

    private static Champion.Move move(
            String version, Champion.Action action, String reason, String by) {
        return new Champion.Move(version, NOON, action, reason, by);
    }

    @Test
    void a_models_folder_is_read_by_itself() throws IOException {
        models.publish(model("run-a"), files("run-a"));
        Path alone = folder.resolve("models/run-a");

        StoredModel read = StoredModel.read(name -> content(alone.resolve(name)), "here");

        assertThat(read.manifest()).isEqualTo(models.require("run-a").manifest());
        assertThat(read.file("rating.json")).isEqualTo(files("run-a").get("rating.json"));
        assertThat(read.has("golden.json")).isFalse();
        Files.writeString(alone.resolve("liked.json"), "{}");
        assertThatThrownBy(() -> StoredModel.read(name -> content(alone.resolve(name)), "here"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("here/liked.json is damaged: its content has changed");
        assertThatThrownBy(() -> StoredModel.read(_ -> Optional.empty(), "here"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("There is no model in here: it has no model.json.");
    }

    private static Optional<byte[]> content(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
