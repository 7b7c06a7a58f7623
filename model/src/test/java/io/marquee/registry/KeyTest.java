package io.marquee.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workspace.json",
                "models/20261122T161055Z-k3f9q2/rating.json",
                "datasets/r1/titles/kind=Movie/part-00000-of-00004.parquet",
                "predictions/r1/_SUCCESS"
            })
    void accepts_what_the_workspace_holds(String key) {
        assertThat(Key.check(key)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "..",
                "../other",
                "models/../../other",
                "models/./x",
                "models//x",
                "models/",
                ".incoming/run",
                "models/.hidden",
                "C:\\x",
                "a\\..\\b",
                "a b",
                "a\nb",
                "a\n",
                "a\0b",
                "naïve",
                "~/x"
            })
    void refuses_what_could_lead_out_of_the_workspace_or_into_hiding(String key) {
        var store = new FolderStore(folder);
        assertThatThrownBy(() -> store.read(key))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be a name in a workspace");
        assertThatThrownBy(() -> store.write(key, new byte[0])).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> store.delete(key)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> store.list(key)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> store.location(key)).isInstanceOf(UserError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "../x", ".x", "champion", "latest", "a b", "x\n"})
    void refuses_ids_that_are_none(String id) {
        var workspace = Workspace.open(new FolderStore(folder));
        assertThatThrownBy(() -> workspace.models().find(id))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "'"
                                + id
                                + "' is not a model version: one has letters, digits, '.', '_' and '-',"
                                + " at most 64 of them. Copy it from the list.");
        assertThatThrownBy(() -> workspace.runs().find(id)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> workspace.runs().isAlive(id)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> workspace.predictions().stagingLocation(id))
                .isInstanceOf(UserError.class);
    }

    @Test
    void an_id_has_at_most_64_characters() {
        assertThat(Key.checkId("run", "x".repeat(64))).hasSize(64);
        assertThatThrownBy(() -> Key.checkId("run", "x".repeat(65))).isInstanceOf(UserError.class);
    }
}
