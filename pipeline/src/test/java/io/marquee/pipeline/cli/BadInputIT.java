package io.marquee.pipeline.cli;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files and words that nothing can be done with: told in one sentence, with exit code 2, before
/// anything is written.
class BadInputIT {

    private static final String GOOD = SmallCatalog.text(SmallCatalog.lines(20));
    private static final String NO_COLUMN =
            " If a column goes by another name there, rename it, or say so with --rename=OURS=THEIRS (catalogs only).";
    private static final String BINARY =
            "FILE is a binary file, not CSV or JSON Lines. (Parquet files end in .parquet.)";

    @TempDir Path folder;
    Path catalog;
    Path workspace;

    @BeforeEach
    void write_a_good_catalog() throws IOException {
        catalog = Files.writeString(folder.resolve("good.csv"), GOOD);
        workspace = folder.resolve("workspace");
    }

    /// A file that cannot be a catalog.
    ///
    /// @param complaint the sentence, with FILE for the path
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Unusable(String name, byte[] content, String complaint) {

        static Unusable text(String name, String content, String complaint) {
            return new Unusable(name, content.getBytes(UTF_8), complaint);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Unusable> unusable_catalogs() {
        String header = SmallCatalog.HEADER;
        String columns = header.replace(",", ", ");
        return Stream.of(
                Unusable.text(
                        "one column missing.csv",
                        GOOD.replace("show_id,type,", "show_id,kind,"),
                        "FILE lacks the column type. It has: %s."
                                        .formatted(columns.replace("type", "kind"))
                                + NO_COLUMN),
                Unusable.text(
                        "three columns missing.csv",
                        "id,name\n1,a\n",
                        "FILE lacks the columns show_id, type, title, release_year, listed_in. It has: id, name."
                                + NO_COLUMN),
                Unusable.text(
                        "a column twice.csv",
                        GOOD.replace("director,", "title,"),
                        "FILE has two columns \"title\". Rename or drop one of them."),
                Unusable.text(
                        "empty.csv",
                        "",
                        "FILE is empty. It needs a header line and at least one row."),
                Unusable.text(
                        "blank.csv",
                        "\n  \n\n",
                        "FILE is empty. It needs a header line and at least one row."),
                Unusable.text("header only.csv", header + "\n", "FILE has a header but no rows."),
                Unusable.text(
                        "quote in the header.csv",
                        "\"" + GOOD.replace("\"", ""),
                        "FILE has a quote in its header line that is never closed. Close it, or take it out."),
                new Unusable(
                        "utf-16.csv",
                        GOOD.getBytes(UTF_16),
                        "FILE is UTF-16. Save it as UTF-8 and try again."),
                new Unusable(
                        "utf-16 without its mark.csv",
                        GOOD.getBytes(UTF_16LE),
                        "FILE is UTF-16. Save it as UTF-8 and try again."),
                new Unusable("noise.csv", noise(false), BINARY),
                new Unusable("noise without zeros.bin", noise(true), BINARY),
                new Unusable(
                        "cut.csv.gz",
                        cutGzip(),
                        "FILE is cut short or damaged: its gzip data ends too early. Fetch it again."),
                Unusable.text(
                        "long line.csv",
                        "x".repeat(2 << 20),
                        "FILE has a first line of more than 1 MiB, which is no header. Check that it is a CSV file with a line for each row."));
    }

    @ParameterizedTest
    @MethodSource("unusable_catalogs")
    void refuses_a_catalog_that_cannot_be_one(Unusable file) throws IOException {
        Path path = Files.write(folder.resolve(file.name()), file.content());

        Terminal.Answer answer = Terminal.run("train", "--catalog=" + path, in(workspace));

        assertThat(answer)
                .isEqualTo(
                        new Terminal.Answer(
                                2,
                                "",
                                "marquee: "
                                        + file.complaint().replace("FILE", path.toString())
                                        + "\n"));
        assertThat(workspace).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("unusable_tables_of_evidence")
    void refuses_labels_and_engagement_that_lack_what_they_need(
            String option, String content, String complaint) throws IOException {
        Path path = Files.writeString(folder.resolve("evidence.csv"), content);

        Terminal.Answer answer =
                Terminal.run("train", "--catalog=" + catalog, option + "=" + path, in(workspace));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.complaint()).isEqualTo(complaint.replace("FILE", path.toString()));
        assertThat(workspace).doesNotExist();
    }

    static Stream<Arguments> unusable_tables_of_evidence() {
        return Stream.of(
                Arguments.of(
                        "--labels",
                        "show_id,score\ns1,3\n",
                        "FILE lacks a column user_rating or user_liked. It has: show_id, score."
                                + NO_COLUMN),
                Arguments.of(
                        "--labels",
                        "id,user_rating\ns1,3\n",
                        "FILE lacks the column show_id. It has: id, user_rating." + NO_COLUMN),
                Arguments.of(
                        "--labels",
                        SmallCatalog.LABELS_HEADER + "\n",
                        "FILE has a header but no rows."),
                Arguments.of(
                        "--engagement",
                        "user_id,title_id,kind,value,occurred_at\nu,s1,rate,3,2021-01-01\n",
                        "FILE lacks the column event_id. It has: user_id, title_id, kind, value, occurred_at."
                                + NO_COLUMN));
    }

    @Test
    void refuses_a_folder_and_says_how_to_name_the_files_in_it() {
        Terminal.Answer answer = Terminal.run("train", "--catalog=" + folder, in(workspace));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.complaint())
                .isEqualTo(
                        "--catalog=%s is a folder. Name a file, or files with a pattern such as %s.",
                        folder, folder.resolve("*.csv"));
    }

    @Test
    void refuses_a_pattern_that_matches_nothing() {
        for (String name : List.of("none-*.csv", "none.csv")) {
            Path pattern = Path.of(folder.toString(), name);
            Terminal.Answer answer = Terminal.run("train", "--catalog=" + pattern, in(workspace));

            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.complaint())
                    .isEqualTo(
                            "--catalog=%s: there is no such file. Relative paths are taken from %s.",
                            pattern, Path.of("").toAbsolutePath());
        }
    }

    @Test
    void refuses_addresses_that_it_cannot_read_from() {
        Terminal.Answer answer = Terminal.run("train", "--catalog=ftp://a/b.csv", in(workspace));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.complaint())
                .isEqualTo(
                        "--catalog=ftp://a/b.csv: files cannot be read from there. Copy them to a folder of this machine.");
    }

    @Test
    void refuses_a_parquet_file_that_is_none_and_leaves_nothing_but_the_record()
            throws IOException {
        Path none = Files.writeString(folder.resolve("none.parquet"), GOOD);

        Terminal.Answer answer = Terminal.run("train", "--catalog=" + none, in(workspace));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.complaint())
                .isEqualTo(
                        "%s is no Parquet file, or is damaged. Fetch it again, or name it for what it is.",
                        none);
        assertThat(Terminal.run("runs", "list", in(workspace)).out()).containsOnlyOnce("failed");
        assertThat(TrainedWorkspace.published(workspace, "datasets")).isEmpty();
        TrainedWorkspace.assertTidy(workspace);
    }

    @ParameterizedTest
    @MethodSource("mistyped_commands")
    void explains_a_mistyped_command(List<String> line, String screen) {
        List<String> arguments =
                line.stream().map(word -> word.replace("CATALOG", catalog.toString())).toList();

        assertThat(Terminal.run(arguments.toArray(String[]::new)))
                .isEqualTo(new Terminal.Answer(2, "", screen));
    }

    static Stream<Arguments> mistyped_commands() {
        return Stream.of(
                typed(
                        "trian",
                        "marquee: Unmatched argument at index 0: 'trian'",
                        "Did you mean: marquee train or marquee stream?",
                        "Try ./marquee --help."),
                typed(
                        "models shwo",
                        "marquee: Unmatched argument at index 1: 'shwo'",
                        "Did you mean: models show?",
                        "Try ./marquee models --help."),
                typed(
                        "models show",
                        "marquee: Missing required parameter: 'VERSION'",
                        "Try ./marquee models show --help."),
                typed(
                        "train",
                        "marquee: Missing required option: '--catalog=FILES'",
                        "Try ./marquee train --help."),
                typed(
                        "train --catalog=",
                        "marquee: --catalog= names no file. Name one, or a pattern."),
                typed(
                        "train --catalog=CATALOG --bogus",
                        "marquee: There is no option --bogus.",
                        "Try ./marquee train --help."),
                typed(
                        "train --catalog=CATALOG --tress=50",
                        "marquee: There is no option --tress.",
                        "Possible solutions: --trees",
                        "Try ./marquee train --help."),
                typed(
                        "train --catalog=CATALOG --workspace = W",
                        "marquee: 'W' is no option. Options are written --name=value, without blanks around the sign; a value with blanks in it needs quotes."),
                typed(
                        "train --catalog=CATALOG --trees=many",
                        "marquee: Invalid value for option '--trees': 'many' is not an int",
                        "Try ./marquee train --help."),
                typed(
                        "train --catalog=CATALOG --trees=0",
                        "marquee: The training option 'trees' must be between 1 and 10000, but is 0."),
                typed(
                        "train --catalog=CATALOG --max-reject-share=7",
                        "marquee: --max-reject-share is 7.0; it must be from 0 to 1."),
                typed(
                        "train --catalog=CATALOG --minimum-ratings=0",
                        "marquee: --minimum-ratings is 0; it must be at least 1."),
                typed(
                        "train --catalog=CATALOG --liked-threshold=9",
                        "marquee: --liked-threshold is 9.0; it must be above 1 and at most 5."),
                typed(
                        "train --catalog=CATALOG --rename=gender=listed_in",
                        "marquee: There is no column \"gender\" to rename; the columns are %s, user_rating, user_liked."
                                .formatted(SmallCatalog.HEADER.replace(",", ", "))),
                typed(
                        "train --catalog=CATALOG --runner=SparkRunner",
                        "marquee: --runner=SparkRunner: there is no such runner. Choose DirectRunner or FlinkRunner."),
                typed(
                        "train --catalog=CATALOG --runner=FlinkRunner --parallelism=few",
                        "marquee: --parallelism=few: the value has to be of the type Integer."),
                typed(
                        "train --catalog=CATALOG --flinkMaster=127.0.0.1:1",
                        "marquee: No Flink cluster answers at --flinkMaster=127.0.0.1:1. Start one (infra/flink/cluster start), or name the JobManager's REST address as HOST:PORT."),
                typed(
                        "train --catalog=CATALOG --workspace=",
                        "marquee: The workspace has no name. Give a folder, or s3://bucket/prefix."));
    }

    private static Arguments typed(String line, String... screen) {
        return Arguments.of(List.of(line.split(" ")), SmallCatalog.text(Arrays.asList(screen)));
    }

    private static String in(Path workspace) {
        return "--workspace=" + workspace;
    }

    private static byte[] noise(boolean withoutZeros) {
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        for (int i = 0; withoutZeros && i < noise.length; i++) {
            noise[i] = noise[i] == 0 ? 1 : noise[i];
        }
        return noise;
    }

    private static byte[] cutGzip() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(GOOD.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    }
}
