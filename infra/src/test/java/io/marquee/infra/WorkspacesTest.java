package io.marquee.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspacesTest {

    @TempDir Path folder;

    @Test
    void a_path_is_a_folder() {
        Path workspace = folder.resolve("work space");
        assertThat(Workspaces.open(workspace.toString()).location("runs"))
                .endsWith("work space/runs");
        assertThat(workspace).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\0b", "s3://", "s3:///x", "s3://UPPER/x", "s3://a/x"})
    void what_is_no_place_is_refused(String location) {
        assertThatThrownBy(() -> Workspaces.open(location))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("s3://bucket/prefix");
    }
}
