package io.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateTest {

    @TempDir private Path folder;

    @Test
    void fifty_titles_are_these_bytes_on_every_machine() throws Exception {
        Generated fifty = Generated.of(folder.resolve("fifty"), "--titles", 50);
        Map<String, String> digests = new HashMap<>();
        for (Map.Entry<String, byte[]> file : fifty.contents().entrySet()) {
            digests.put(file.getKey(), Generated.digest(file.getValue()));
        }

        assertThat(digests)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "catalog.csv",
                                        "6521855edd3d69c4f9c7af2656b4e84e9147a154065bbc74adbf86f10f90cca8",
                                "engagement.csv.gz",
                                        "28fd6bbb4f22582501440923eec40dfc7b3d8f1dd02bbc5a5847a6926bfb12e2",
                                "truth.json",
                                        "e4643f3435192011d1d6ac814816df76352c2d50f43d18609304cfa43a0fc225"));
    }

    @Test
    void fifty_titles_hold_the_dirt_that_the_truth_counts() throws IOException {
        Generated fifty = Generated.of(folder.resolve("fifty"), "--titles", 50);
        Map<String, Long> found = new HashMap<>();
        Finder.find(fifty.rows()).forEach((dirt, count) -> found.put(dirt.key(), count));

        assertThat(fifty.truth().dirt()).containsExactlyInAnyOrderEntriesOf(found);
    }

    @Test
    void two_runs_give_the_same_bytes_packed_too() throws IOException {
        Generated one = Generated.of(folder.resolve("one"), "--titles", 300, "--seed", 11);
        Generated two = Generated.of(folder.resolve("two"), "--titles", 300, "--seed", 11);

        for (String file : new String[] {"catalog.csv", "engagement.csv.gz", "truth.json"}) {
            assertThat(one.folder().resolve(file))
                    .hasSameBinaryContentAs(two.folder().resolve(file));
        }
    }

    @Test
    void the_gzip_header_holds_neither_time_nor_system() throws IOException {
        Generated one = Generated.of(folder.resolve("one"), "--titles", 5);
        byte[] packed = Files.readAllBytes(one.folder().resolve("engagement.csv.gz"));

        assertThat(Arrays.copyOf(packed, 10))
                .containsExactly(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
    }

    @Test
    void another_seed_gives_another_catalog() throws IOException {
        Generated one = Generated.of(folder.resolve("one"), "--titles", 20, "--seed", 1);
        Generated two = Generated.of(folder.resolve("two"), "--titles", 20, "--seed", 2);

        assertThat(one.rows()).doesNotContainAnyElementsOf(two.rows());
    }

    @Test
    void parts_hold_the_same_rows_as_one_file() throws IOException {
        Generated whole = Generated.of(folder.resolve("whole"), "--titles", 250);
        Generated parts =
                Generated.of(folder.resolve("parts"), "--titles", 250, "--titles-per-file", 100);

        assertThat(parts.contents().keySet())
                .containsExactly(
                        "catalog/part-1.csv",
                        "catalog/part-2.csv",
                        "catalog/part-3.csv",
                        "engagement/part-1.csv.gz",
                        "engagement/part-2.csv.gz",
                        "engagement/part-3.csv.gz",
                        "truth.json");
        assertThat(parts.rows()).isEqualTo(whole.rows());
    }

    @Test
    void no_events_leave_headers_and_no_ceiling() throws IOException {
        Generated quiet =
                Generated.of(folder.resolve("quiet"), "--titles", 40, "--events-per-title", 0);

        assertThat(quiet.events()).isEmpty();
        assertThat(quiet.truth().ceiling()).isNull();
        assertThat(quiet.rows()).hasSize(40);
    }

    @Test
    void the_summary_names_what_was_made() {
        Generated.Run run = Generated.run("--titles", 400, "--output", folder.resolve("some"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("rows in the catalog                             400")
                .containsSubsequence(
                        "best reachable from metadata",
                        "R2 of the rating",
                        "ROC AUC of liked",
                        "best reachable learning people from ratings",
                        "R2 of the rating",
                        "ROC AUC of liked",
                        "best reachable without knowing people",
                        "R2 of the rating",
                        "ROC AUC of liked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--titles=0            | --titles is 0; it must be from 1 to 20000000.",
                "--titles=-5           | --titles is -5; it must be from 1 to 20000000.",
                "--titles=many         | Invalid value for option '--titles': 'many' is not an int",
                "--seed=x              | Invalid value for option '--seed': 'x' is not a long",
                "--events-per-title=-1 | --events-per-title is -1.0; it must be from 0 to 1000.",
                "--events-per-title=NaN| --events-per-title is NaN; it must be from 0 to 1000.",
                "--titles-per-file=0   | --titles-per-file is 0; it must be at least 1.",
                "--output=/            | --output is /; name a folder below it.",
                "--tittles=5           | Unknown option: '--tittles=5'",
                "surplus               | Unmatched argument at index 0: 'surplus'"
            })
    void wrong_usage_is_told_in_one_sentence(String option, String message) {
        Generated.Run run = Generated.run(option);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("marquee generate: " + message);
        assertThat(run.err()).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void help_is_no_mistake() {
        Generated.Run run = Generated.run("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("--titles=N", "--events-per-title=E", "Exit codes:");
    }

    @Test
    void refuses_a_folder_that_is_not_empty() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");

        Generated.Run run = Generated.run("--titles", 5, "--output", folder);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is not empty").contains("--force");
        assertThat(folder).isDirectoryContaining(mine::equals);
        assertThat(folder.toFile().list()).containsExactly("mine.txt");
    }

    @Test
    void refuses_a_file_as_folder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");

        Generated.Run run = Generated.run("--titles", 5, "--output", file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("which is a file");
        assertThat(file).hasContent("text");
    }

    @Test
    void force_replaces_generated_files_and_leaves_others() throws IOException {
        Path output = folder.resolve("out");
        Generated.of(output, "--titles", 30, "--titles-per-file", 10);
        Files.writeString(output.resolve("README.md"), "mine");

        Generated.of(output, "--titles", 5, "--force");

        assertThat(output.resolve("README.md")).hasContent("mine");
        assertThat(new Generated(output).contents().keySet())
                .containsExactly("catalog.csv", "engagement.csv.gz", "truth.json");
        assertThat(new Generated(output).rows()).hasSize(5);
    }

    @Test
    void what_a_killed_run_left_goes_with_the_next() throws IOException {
        Path left = Files.createDirectories(folder.resolve(".out.partial/catalog"));
        Files.writeString(left.resolve("part-9.csv"), "half a li");

        Generated.of(folder.resolve("out"), "--titles", 5);

        assertThat(folder.toFile().list()).containsExactly("out");
        assertThat(folder.resolve("out").toFile().list())
                .containsExactlyInAnyOrder("catalog.csv", "engagement.csv.gz", "truth.json");
    }
}
