package io.marquee.registry;

import static io.marquee.registry.Fixtures.NOON;
import static io.marquee.registry.Fixtures.bytes;
import static io.marquee.registry.Fixtures.files;
import static io.marquee.registry.Fixtures.model;
import static io.marquee.registry.Fixtures.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.Json;
import io.marquee.Sha256;
import io.marquee.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
    void promotions_at_once_are_all_in_the_history() throws Exception {
        models.publish(model("v1"), files("v1"));
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Champion>> promotions =
                    IntStream.range(0, 80)
                            .<Callable<Champion>>mapToObj(i ->
                                    () ->
                                            workspace(new FolderStore(folder))
                                                    .models()
                                                    .promote("v1", "reason " + i, "ann"))
                            .toList();
            for (var done : threads.invokeAll(promotions)) {
                done.get();
            }
        }
        List<String> reasons = new ArrayList<>();
        models.pointer().orElseThrow().history().forEach(m -> reasons.add(m.reason()));
        assertThat(reasons)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 80).mapToObj(i -> "reason " + i).toList());
    }

    @Test
    void provenance_gives_the_same_bytes_each_time() {
        var one = provenance(Map.of("a", "1", "b", "2", "c", "3", "d", "4"));
        var other = provenance(Map.of("d", "4", "c", "3", "b", "2", "a", "1"));
        assertThat(Json.pretty(one)).isEqualTo(Json.pretty(other));
        assertThat(FormatVersion.read(Json.pretty(one), Provenance.class, "p")).isEqualTo(one);
    }

    private static Provenance provenance(Map<String, String> options) {
        return new Provenance(
                1,
                "r1",
                List.of(new Provenance.Source("titles.csv", 3, Sha256.of(bytes("abc")))),
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
}
