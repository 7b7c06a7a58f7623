package io.marquee.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.registry.Provenance;
import io.marquee.table.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {

    private static final Columns COLUMNS =
            new Columns(List.of("id", "name"), List.of("id", "name"), Map.of());

    @TempDir private Path folder;

    @Test
    void finds_files_with_their_size_and_digest() throws IOException {
        Path a = write("a.csv", "id,name\n1,a\n");
        Path b = write("b.csv", "id,name\n2,bb\n");
        write("c.txt", "something else");

        Inputs inputs = Inputs.of("--catalog", List.of(folder + "/*.csv"), COLUMNS);

        assertThat(inputs.bytes()).isEqualTo(25);
        assertThat(inputs.sources(Provenance.Role.LABELS))
                .containsExactlyInAnyOrder(
                        new Provenance.Source(
                                Provenance.Role.LABELS,
                                a.toString(),
                                12,
                                "b7773700b1468b27c88d7122034e23bc5af7703c70bc13fd545d8e08534dcf41"),
                        new Provenance.Source(
                                Provenance.Role.LABELS,
                                b.toString(),
                                13,
                                "2da7d2496c7b4a63ec3c6b3894e4fdab51bdc13fe8f75cb1c203b09f363e7190"));
    }

    @Test
    void finds_one_file_again_and_takes_its_name_as_no_pattern() throws IOException {
        Path file = write("a [1].csv", "id,name\n1,a\n");
        write("a 2.csv", "id,name\n1,a\n");

        assertThat(Inputs.at(Provenance.Role.CATALOG, file.toString()))
                .contains(
                        new Provenance.Source(
                                Provenance.Role.CATALOG,
                                file.toString(),
                                12,
                                "b7773700b1468b27c88d7122034e23bc5af7703c70bc13fd545d8e08534dcf41"));
        for (String none : List.of("b.csv", "a [2].csv", "a*.csv", "no/such/folder/a.csv")) {
            assertThat(Inputs.at(Provenance.Role.CATALOG, folder.resolve(none).toString()))
                    .isEmpty();
        }
    }

    @Test
    void is_nothing_where_nothing_was_named() {
        Inputs inputs = Inputs.of("--labels", List.of(), COLUMNS);

        assertThat(inputs.bytes()).isZero();
        assertThat(inputs.sources(Provenance.Role.CATALOG)).isEmpty();
    }

    @Test
    void says_that_there_is_no_such_file() {
        for (String name : List.of("none.csv", "*.csv", "no/such/folder/*.csv")) {
            String pattern = folder.resolve(name).toString();
            assertUserError(
                    pattern,
                    "--catalog=%s: there is no such file. Relative paths are taken from %s."
                            .formatted(pattern, Path.of("").toAbsolutePath()));
        }
    }

    @Test
    void says_that_a_path_is_a_folder() {
        assertUserError(
                folder.toString(),
                "--catalog=%s is a folder. Name a file, or files with a pattern such as %s."
                        .formatted(folder, folder.resolve("*.csv")));
    }

    @Test
    void passes_over_folders_that_a_pattern_matches() throws IOException {
        Files.createDirectory(folder.resolve("old.csv"));
        write("a.csv", "id,name\n1,a\n");

        assertThat(
                        Inputs.of("--catalog", List.of(folder + "/*.csv"), COLUMNS)
                                .sources(Provenance.Role.CATALOG))
                .extracting(Provenance.Source::path)
                .containsExactly(folder.resolve("a.csv").toString());
    }

    @Test
    void says_that_a_file_has_a_header_but_no_rows() throws IOException {
        Path file = write("a.csv", "id,name\n");

        assertUserError(file.toString(), file + " has a header but no rows.");
    }

    @Test
    void says_that_a_file_is_empty() throws IOException {
        Path file = write("a.csv", "");

        assertUserError(
                file.toString(), file + " is empty. It needs a header line and at least one row.");
    }

    @Test
    void says_which_of_many_files_lacks_a_column() throws IOException {
        write("a.csv", "id,name\n1,a\n");
        Path file = write("b.csv", "id\n1\n");

        assertThatThrownBy(() -> Inputs.of("--catalog", List.of(folder + "/*.csv"), COLUMNS))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(file + " lacks the column name. It has: id.");
    }

    @Test
    void makes_relative_paths_absolute_and_leaves_addresses_alone() {
        assertThat(Inputs.absolute("a/../b.csv"))
                .isEqualTo(Path.of("").toAbsolutePath().resolve("b.csv").toString());
        assertThat(Inputs.absolute("/x/*.csv")).isEqualTo("/x/*.csv");
        assertThat(Inputs.absolute("s3://bucket/a/../*.csv")).isEqualTo("s3://bucket/a/../*.csv");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static void assertUserError(String pattern, String message) {
        assertThatThrownBy(() -> Inputs.of("--catalog", List.of(pattern), COLUMNS))
                .isInstanceOf(UserError.class)
                .hasMessage(message);
    }
}
