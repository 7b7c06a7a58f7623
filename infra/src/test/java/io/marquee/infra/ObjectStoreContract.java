package io.marquee.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.registry.Champion;
import io.marquee.registry.Draft;
import io.marquee.registry.DraftName;
import io.marquee.registry.Lease;
import io.marquee.registry.Manifest;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.Run;
import io.marquee.registry.RunRequest;
import io.marquee.registry.RunStatus;
import io.marquee.registry.Software;
import io.marquee.registry.StoredFile;
import io.marquee.registry.Workspace;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store promises, and what a workspace makes of it.
public abstract class ObjectStoreContract {

    private static final RunRequest SCORE =
            new RunRequest(
                    "score",
                    Map.of("catalog", "titles.csv"),
                    "DirectRunner",
                    new Software("0.1.0", "Java 25", "Linux", Map.of()));

    private ObjectStore store;

    /// A store that is empty.
    protected abstract ObjectStore emptyStore() throws Exception;

    /// What is in the store, as it looks once the owners of all leases have died.
    protected abstract ObjectStore afterCrash() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = emptyStore();
    }

    @Test
    void gives_back_what_was_written() {
        assertThat(store.read("models/champion")).isEmpty();
        store.write("models/champion", bytes("v1"));
        store.write("models/champion", bytes("v22"));
        store.write("models/empty", new byte[0]);
        assertThat(store.read("models/champion")).contains(bytes("v22"));
        assertThat(store.read("models/empty")).contains(new byte[0]);
        store.delete("models/champion");
        store.delete("models/champion");
        assertThat(store.read("models/champion")).isEmpty();
    }

    @Test
    void creates_only_once() {
        assertThat(store.create("workspace.json", bytes("1"))).isTrue();
        assertThat(store.create("workspace.json", bytes("2"))).isFalse();
        assertThat(store.read("workspace.json")).contains(bytes("1"));
    }

    @Test
    void updates_what_is_there() {
        assertThat(store.update("n", now -> now.orElse(bytes("1")))).isEqualTo(bytes("1"));
        assertThat(store.update("n", now -> bytes(text(now.orElseThrow()) + "2")))
                .isEqualTo(bytes("12"));
        assertThat(store.update("n", now -> now.orElseThrow())).isEqualTo(bytes("12"));
        assertThatThrownBy(() ->
                        store.update(
                                "n",
                                now -> {
                                    throw new UserError("no");
                                }))
                .isInstanceOf(UserError.class)
                .hasMessage("no");
        assertThat(store.read("n")).contains(bytes("12"));
    }

    @Test
    void appends() {
        store.append("runs/r1/events.jsonl", bytes("one\n"));
        store.append("runs/r1/events.jsonl", bytes("two\n"));
        assertThat(store.read("runs/r1/events.jsonl")).contains(bytes("one\ntwo\n"));
    }

    @Test
    void lists_a_folder_at_any_depth_sorted_by_key() {
        assertThat(store.list("models")).isEmpty();
        store.write("models/v2/model.json", bytes("12"));
        store.write("models/v1/trees/rating.json", bytes("123"));
        store.write("models/v1-b/model.json", bytes("1"));
        store.write("models/champion", bytes(""));
        store.write("modelsish/x", bytes("1"));
        try (Lease _ = store.hold("r1")) {
            assertThat(store.list("models"))
                    .containsExactly(
                            new StoredFile("models/champion", 0),
                            new StoredFile("models/v1-b/model.json", 1),
                            new StoredFile("models/v1/trees/rating.json", 3),
                            new StoredFile("models/v2/model.json", 2));
            assertThat(store.list("models/v1"))
                    .containsExactly(new StoredFile("models/v1/trees/rating.json", 3));
            assertThat(store.sealed("models", "model.json")).containsExactly("v2", "v1-b");
        }
    }

    @Test
    void a_draft_is_complete_or_not_there() {
        var name = new DraftName("r1", "predictions/r1", "manifest.json");
        Draft draft = store.draft(name);
        assertThat(draft.files()).isEmpty();
        draft.open();
        draft.write("b/part-1", bytes("22"));
        draft.write("a", bytes("1"));
        assertThat(store.sealed("predictions", "manifest.json")).isEmpty();
        assertThat(draft.files())
                .containsExactly(new StoredFile("a", 1), new StoredFile("b/part-1", 2));

        assertThat(draft.commit(bytes("sealed"))).isTrue();
        assertThat(store.sealed("predictions", "manifest.json")).containsExactly("r1");
        assertThat(store.list("predictions"))
                .containsExactly(
                        new StoredFile("predictions/r1/a", 1),
                        new StoredFile("predictions/r1/b/part-1", 2),
                        new StoredFile("predictions/r1/manifest.json", 6));

        assertThat(draft.commit(bytes("again"))).isFalse();
        draft.open();
        draft.write("a", bytes("late"));
        assertThat(draft.commit(bytes("again"))).isFalse();
        assertThat(store.read("predictions/r1/manifest.json")).contains(bytes("sealed"));
        assertThat(store.read("predictions/r1/a")).contains(bytes("1"));
    }

    @Test
    void a_discarded_draft_is_gone_but_not_what_was_committed() {
        Draft kept = store.draft(new DraftName("r1", "models/v1", "model.json"));
        kept.open();
        kept.write("rating.json", bytes("1"));
        kept.commit(bytes("{}"));
        Draft lost = store.draft(new DraftName("r1", "predictions/r1", "manifest.json"));
        lost.open();
        lost.write("part-0", bytes("1"));
        assertThat(store.abandoned()).containsExactly("r1");
        store.discard("r1");
        assertThat(store.abandoned()).isEmpty();
        assertThat(lost.files()).isEmpty();
        assertThatThrownBy(() -> lost.commit(bytes("{}")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("their run was taken for dead");
        assertThat(store.list("predictions")).isEmpty();
        assertThat(store.list("models")).hasSize(2);
    }

    @Test
    void a_lease_is_held_until_it_is_closed() {
        Lease lease = store.hold("r1");
        assertThat(store.isHeld("r1")).isTrue();
        assertThat(store.isHeld("r2")).isFalse();
        assertThat(store.abandoned()).isEmpty();
        assertThatThrownBy(() -> store.hold("r1")).isInstanceOf(IllegalStateException.class);
        store.draft(new DraftName("r1", "predictions/r1", "manifest.json")).open();
        lease.close();
        lease.close();
        assertThat(store.isHeld("r1")).isFalse();
        assertThat(store.abandoned()).isEmpty();
    }

    @Test
    void a_workspace_tells_the_whole_story_of_a_run() {
        Workspace workspace = Workspace.open(store);
        try (Run run = workspace.start(SCORE)) {
            run.stageStarted("score");
            workspace.models().publish(model("v1", run.id()), Map.of("rating.json", bytes("1")));
            workspace.models().publish(model("v2", run.id()), Map.of("rating.json", bytes("2")));
            workspace.models().promote("v1", "first", "ann");
            workspace.models().promote("v2", "better", "ann");
            workspace.predictions().stage(run.id(), "part-0.parquet", bytes("rows"));
            workspace.predictions().commit(run.id(), 4, "v2");
            run.stageDone("score", 4, Instant.EPOCH, Instant.EPOCH);
            run.done();
            assertThat(workspace.runs().list()).containsExactly(run.record());
            assertThat(workspace.runs().events(run.id())).hasSize(4);
            assertThat(workspace.predictions().latest()).map(Manifest::runId).contains(run.id());
        }
        Workspace other = Workspace.open(store);
        assertThat(other.models().champion().orElseThrow().file("rating.json"))
                .isEqualTo(bytes("2"));
        assertThat(other.models().rollback("worse", "bob").history())
                .extracting(Champion.Move::version)
                .containsExactly("v1", "v2", "v1");
        assertThat(other.recover()).isEmpty();
    }

    @Test
    void a_crashed_run_is_found_and_cleaned_up_after() throws Exception {
        Workspace workspace = Workspace.open(store);
        String id = workspace.start(SCORE).id();
        workspace.predictions().stage(id, "part-0.parquet", bytes("rows"));
        workspace.datasets().stage(id, "statistics.json", bytes("{}"));
        workspace.datasets().commit(id, 0, null);
        assertThat(workspace.recover()).isEmpty();

        ObjectStore crashed = afterCrash();
        Workspace later = Workspace.open(crashed);
        assertThat(later.runs().isAlive(id)).isFalse();
        assertThat(later.recover()).containsExactly(id);
        assertThat(later.runs().find(id).orElseThrow().status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(later.predictions().list()).isEmpty();
        assertThat(later.datasets().list()).hasSize(1);
        assertThat(crashed.list("predictions")).isEmpty();
        assertThat(crashed.abandoned()).isEmpty();
        assertThat(later.recover()).isEmpty();
    }

    private static ModelManifest model(String version, String runId) {
        return new ModelManifest(
                1,
                version,
                runId,
                Instant.parse("2026-11-22T12:00:00Z"),
                42,
                "ab12",
                0.6,
                Map.of("rmse", 0.47),
                new ModelManifest.Gate(true, "Better than the genre mean."),
                Map.of());
    }

    private static String text(byte[] content) {
        return new String(content, UTF_8);
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
