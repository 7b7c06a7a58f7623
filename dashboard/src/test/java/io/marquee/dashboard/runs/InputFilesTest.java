package io.marquee.dashboard.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputFilesTest {

    @TempDir Path folder;
    Path inputs;
    Path workspace;
    InputFiles files;

    @BeforeEach
    void fill() throws IOException {
        folder = folder.toRealPath();
        inputs = folder.resolve("in");
        Files.createDirectories(inputs.resolve("catalog"));
        workspace = folder.resolve("W");
        Files.createDirectories(workspace.resolve("dashboard"));
        for (String name :
                List.of(
                        "in/catalog/a.csv",
                        "in/catalog/b.csv",
                        "in/one.jsonl.gz",
                        "in/notes.txt",
                        "W/titles.parquet",
                        "W/dashboard/accounts.csv",
                        "secret.csv")) {
            Files.writeString(folder.resolve(name), "");
        }
        files = new InputFiles(List.of(inputs, workspace), workspace.resolve("dashboard"));
    }

    @Test
    void finds_files_by_their_path_or_from_one_of_the_folders() {
        assertThat(files.resolve(inputs + "/catalog/a.csv")).isEqualTo(inputs + "/catalog/a.csv");
        assertThat(files.resolve("catalog/a.csv")).isEqualTo(inputs + "/catalog/a.csv");
        assertThat(files.resolve("titles.parquet")).isEqualTo(workspace + "/titles.parquet");
        assertThat(files.resolve("catalog/../one.jsonl.gz")).isEqualTo(inputs + "/one.jsonl.gz");
    }

    @Test
    void a_glob_stays_one() {
        assertThat(files.resolve("catalog/*.csv")).isEqualTo(inputs + "/catalog/*.csv");
        assertThat(files.resolve(inputs + "/catalog/?.csv")).isEqualTo(inputs + "/catalog/?.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.csv",
                "catalog/../../secret.csv",
                "/etc/passwd",
                "/etc/*",
                "none.csv",
                "catalog/*.parquet",
                "catalog",
                "dashboard/accounts.csv",
                "dashboard/*.csv",
                "catalog/a.csv --workspace=/elsewhere"
            })
    void what_is_elsewhere_is_told_like_what_is_not_there(String given) {
        assertThatThrownBy(() -> files.resolve(given))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "There is no file '%s' that a run may read. Files have to lie in %s or %s."
                                .formatted(given, inputs, workspace));
    }

    @Test
    void the_whole_path_is_checked_too() {
        assertThatThrownBy(() -> files.resolve(folder + "/secret.csv"))
                .isInstanceOf(UserError.class);
        assertThatThrownBy(() -> files.resolve(workspace + "/dashboard/accounts.csv"))
                .isInstanceOf(UserError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://bucket/a.csv",
                "file:///etc/passwd",
                "@arguments",
                "catalog/@a",
                "catalog/[ab].csv",
                "{a,b}.csv",
                "a\nb.csv",
                "a\0b",
                "..",
                "/"
            })
    void what_is_no_name_of_a_file_is_refused(String given) {
        assertThatThrownBy(() -> files.resolve(given))
                .isInstanceOf(UserError.class)
                .hasMessage("'%s' is not the name of a file.".formatted(given));
    }

    @Test
    void folders_are_named_in_full() {
        assertThatThrownBy(() -> files.resolve("*/a.csv"))
                .isInstanceOf(UserError.class)
                .hasMessage("'*/a.csv' has * or ? in the name of a folder.");
    }

    @Test
    void links_lead_nowhere_else() throws IOException {
        Files.createSymbolicLink(inputs.resolve("link.csv"), folder.resolve("secret.csv"));
        Files.createSymbolicLink(inputs.resolve("up"), folder);
        Files.createSymbolicLink(inputs.resolve("catalog/c.csv"), folder.resolve("secret.csv"));
        Files.createSymbolicLink(inputs.resolve("again"), inputs.resolve("catalog"));

        for (String given : List.of("link.csv", "up/secret.csv", "catalog/*.csv")) {
            assertThatThrownBy(() -> files.resolve(given))
                    .as(given)
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith("There is no file '%s'".formatted(given));
        }
        assertThat(files.resolve("again/a.csv")).isEqualTo(inputs + "/catalog/a.csv");
    }

    @Test
    void suggests_tables_and_globs_where_there_are_several() {
        assertThat(files.suggestions())
                .containsExactly(
                        workspace + "/titles.parquet",
                        inputs + "/catalog/*.csv",
                        inputs + "/catalog/a.csv",
                        inputs + "/catalog/b.csv",
                        inputs + "/one.jsonl.gz");
    }
}
