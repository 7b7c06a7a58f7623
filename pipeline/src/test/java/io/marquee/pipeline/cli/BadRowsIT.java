package io.marquee.pipeline.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.jerolba.carpet.CarpetReader;
import io.marquee.pipeline.write.RejectRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Rows that nobody can read, in catalogs that are good otherwise: kept as rejects that say where
/// they stand and what is wrong with them, while all others are scored.
class BadRowsIT {

    private static final int TITLES = 40;

    @TempDir Path folder;
    Path catalog;
    Path workspace;
    List<String> lines;

    @BeforeEach
    void train_a_model() {
        catalog = folder.resolve("catalog.csv");
        workspace = TrainedWorkspace.copyTo(folder.resolve("workspace"));
        lines = SmallCatalog.lines(TITLES);
    }

    /// What a run made of a catalog.
    ///
    /// @param counts of the run's record; those of repairs begin with `repairs.`
    record Scored(String runId, Map<String, Long> counts, List<RejectRow> rejects) {

        List<Tuple> rejected() {
            return rejects.stream()
                    .map(r -> tuple(r.row(), r.line(), r.reason(), r.column(), r.value()))
                    .toList();
        }
    }

    @Test
    void rejects_a_last_line_that_is_cut_off() throws IOException {
        String text = SmallCatalog.text(lines);
        int lastRow = text.lastIndexOf("s" + TITLES + ",");

        Scored scored = score(text.substring(0, lastRow + 20).getBytes(UTF_8));

        assertThat(scored.rejected()).containsExactly(tuple(40L, 41L, "WRONG_CELL_COUNT", "", ""));
        RejectRow reject = scored.rejects().getFirst();
        assertThat(reject.file()).isEqualTo(catalog.toString());
        assertThat(reject.detail()).isEqualTo("it has 4 cells, the header has 12");
        assertThat(reject.payload()).isEqualTo("s40,Movie,Title 40,D");
        assertThat(scored.counts())
                .isEqualTo(
                        Map.of(
                                "rows.read",
                                40L,
                                "rows.accepted",
                                39L,
                                "rows.merged",
                                0L,
                                "rows.rejected.WRONG_CELL_COUNT",
                                1L));
    }

    @Test
    void loses_only_the_row_with_the_unbalanced_quote() throws IOException {
        lines.set(5, lines.get(5).replace("Title 5", "\"Title 5"));
        lines.set(TITLES, "\"" + lines.get(TITLES));

        Scored scored = score();

        assertThat(scored.rejected())
                .containsExactly(
                        tuple(5L, 6L, "UNBALANCED_QUOTES", "", ""),
                        tuple(40L, 41L, "UNBALANCED_QUOTES", "", ""));
        assertThat(scored.rejects().getFirst().payload()).isEqualTo(lines.get(5));
        assertThat(scored.counts()).containsEntry("rows.accepted", 38L);
    }

    @Test
    void reads_one_latin_1_row_among_rows_in_utf_8() throws IOException {
        lines.set(3, lines.get(3).replace("Title 3", "Amélie"));
        byte[] latin = (lines.get(3) + "\n").getBytes(ISO_8859_1);
        byte[] before = SmallCatalog.text(lines.subList(0, 3)).getBytes(UTF_8);
        byte[] after = SmallCatalog.text(lines.subList(4, lines.size())).getBytes(UTF_8);
        byte[] all = new byte[before.length + latin.length + after.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(latin, 0, all, before.length, latin.length);
        System.arraycopy(after, 0, all, before.length + latin.length, after.length);

        Scored scored = score(all);

        assertThat(scored.rejects()).isEmpty();
        assertThat(scored.counts())
                .containsEntry("rows.accepted", 40L)
                .containsEntry("repairs.DECODED_AS_WINDOWS_1252", 1L);
        assertThat(predictedTitles(scored.runId())).contains("Amélie").hasSize(40);
    }

    @Test
    void rejects_a_row_of_ten_thousand_cells() throws IOException {
        lines.add(4, SmallCatalog.cells(10_000));

        Scored scored = score();

        assertThat(scored.rejected()).containsExactly(tuple(4L, 5L, "WRONG_CELL_COUNT", "", ""));
        assertThat(scored.rejects().getFirst().detail())
                .isEqualTo("it has 10000 cells, the header has 12");
        assertThat(scored.rejects().getFirst().payload()).hasSize(2_000).startsWith("c0,c1,c2");
        assertThat(scored.counts()).containsEntry("rows.accepted", 40L);
    }

    @Test
    void reads_a_catalog_of_ten_thousand_columns_too_many() throws IOException {
        lines.replaceAll(line -> line + ",".repeat(10_000));
        lines.set(0, SmallCatalog.HEADER + "," + SmallCatalog.cells(10_000));

        assertThat(score().counts())
                .isEqualTo(Map.of("rows.read", 40L, "rows.accepted", 40L, "rows.merged", 0L));
    }

    @Test
    void rejects_a_row_with_a_cell_of_ten_megabytes() throws IOException {
        lines.set(7, lines.get(7).replace("Something happens.", "x".repeat(10_000_000)));

        Scored scored = score();

        assertThat(scored.rejected()).containsExactly(tuple(7L, 8L, "ROW_TOO_LARGE", "", ""));
        assertThat(scored.rejects().getFirst().detail()).isEqualTo("it is larger than 1 MiB");
        assertThat(scored.counts()).containsEntry("rows.accepted", 39L);
    }

    @Test
    void rejects_years_and_drops_durations_that_are_out_of_range() throws IOException {
        List<String> years = List.of("99999999999999999999", "-5", "1e3", "3021", "NaN");
        for (int i = 0; i < years.size(); i++) {
            lines.set(i + 1, SmallCatalog.row("s" + (i + 1), "T", "", years.get(i), i));
        }
        lines.set(6, lines.get(6).replaceAll("\\d+ min", "99999999999 min"));
        lines.set(7, lines.get(7).replaceAll("\\d+ min", "-3 min"));

        Scored scored = score();

        List<Tuple> expected = new ArrayList<>();
        for (int i = 0; i < years.size(); i++) {
            expected.add(
                    tuple(i + 1L, i + 2L, "IMPOSSIBLE_RELEASE_YEAR", "release_year", years.get(i)));
        }
        assertThat(scored.rejected()).isEqualTo(expected);
        assertThat(scored.rejects().getFirst().detail())
                .isEqualTo("the year of release is none between 1870 and 2100");
        assertThat(scored.counts())
                .containsEntry("rows.accepted", 35L)
                .containsEntry("repairs.DROPPED_UNREADABLE_DURATION", 2L);
    }

    @Test
    void reads_dates_in_other_formats_and_drops_those_that_are_none() throws IOException {
        List<String> dates =
                List.of(
                        "2021-09-25",
                        "25/9/2021",
                        "9/25/21",
                        "25.9.2021",
                        "25-Sep-21",
                        "31 February 2020",
                        "yesterday",
                        "1632528000");
        for (int i = 0; i < dates.size(); i++) {
            lines.set(i + 1, SmallCatalog.row("s" + (i + 1), "T " + i, dates.get(i), "2001", i));
        }

        Scored scored = score();

        assertThat(scored.rejects()).isEmpty();
        assertThat(scored.counts())
                .containsEntry("rows.accepted", 40L)
                .containsEntry("repairs.READ_OTHER_DATE_FORMAT", 4L)
                .containsEntry("repairs.DROPPED_UNREADABLE_DATE", 3L);
    }

    @Test
    void rejects_another_title_under_a_known_id_and_merges_the_same_title() throws IOException {
        lines.add(SmallCatalog.row("s1", "Another", "", "2001", 1));
        lines.add(SmallCatalog.row(2));

        Scored scored = score();

        assertThat(scored.rejected())
                .containsExactly(tuple(41L, 42L, "DUPLICATE_ID", "show_id", "s1"));
        assertThat(scored.rejects().getFirst().detail())
                .startsWith(catalog.toString())
                .endsWith("has this id already, for \"Title 1\"");
        assertThat(scored.counts())
                .isEqualTo(
                        Map.of(
                                "rows.read",
                                42L,
                                "rows.accepted",
                                40L,
                                "rows.merged",
                                1L,
                                "rows.rejected.DUPLICATE_ID",
                                1L));
    }

    @Test
    void rejects_labels_of_unknown_titles_and_ratings_outside_one_to_five() throws IOException {
        List<String> labels = SmallCatalog.labels(TITLES);
        labels.addAll(
                List.of(
                        "x1,3.0,0",
                        "s1,7,1",
                        "s2,0.5,0",
                        "s3,-1,",
                        "s4,five,",
                        "s5,3.0,maybe",
                        ",3.0,1"));
        Path file = Files.writeString(folder.resolve("labels.csv"), SmallCatalog.text(labels));

        Scored scored = score(SmallCatalog.text(lines).getBytes(UTF_8), "--labels=" + file);

        assertThat(scored.rejected())
                .containsExactly(
                        tuple(41L, 42L, "UNKNOWN_TITLE", "show_id", "x1"),
                        tuple(42L, 43L, "UNREADABLE_VERDICT", "user_rating", "7"),
                        tuple(43L, 44L, "UNREADABLE_VERDICT", "user_rating", "0.5"),
                        tuple(44L, 45L, "UNREADABLE_VERDICT", "user_rating", "-1"),
                        tuple(45L, 46L, "UNREADABLE_VERDICT", "user_rating", "five"),
                        tuple(46L, 47L, "UNREADABLE_VERDICT", "user_liked", "maybe"),
                        tuple(47L, 48L, "MISSING_ID", "show_id", ""));
        assertThat(scored.counts())
                .containsEntry("labels.read", 47L)
                .containsEntry("labels.used", 40L)
                .containsEntry("labels.unknown_title", 1L)
                .containsEntry("labels.rejected.UNREADABLE_VERDICT", 5L)
                .containsEntry("labels.rejected.MISSING_ID", 1L);
    }

    @Test
    void fails_where_too_many_rows_are_rejected_and_keeps_the_rejects() throws IOException {
        for (int i = 1; i <= 9; i++) {
            lines.set(i, lines.get(i).replaceAll(",(19|20)\\d\\d,", ",soon,"));
        }
        Files.writeString(catalog, SmallCatalog.text(lines));
        Path labels =
                Files.writeString(
                        folder.resolve("labels.csv"),
                        SmallCatalog.text(SmallCatalog.labels(TITLES)));
        List<String> models = TrainedWorkspace.published(workspace, "models");
        Terminal.Answer before = Terminal.run("models", "list", "--json", in(workspace));

        for (List<String> command :
                List.of(List.of("score"), List.of("train", "--labels=" + labels))) {
            List<String> line = new ArrayList<>(command);
            line.addAll(List.of("--catalog=" + catalog, in(workspace)));
            Terminal.Answer answer = Terminal.run(line.toArray(String[]::new));

            String runId =
                    Terminal.run("runs", "list", "--json", in(workspace))
                            .json()
                            .get(0)
                            .get("id")
                            .asString();
            Path rejects = workspace.resolve("datasets").resolve(runId).resolve("rejects");
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.out()).isEmpty();
            assertThat(answer.complaint())
                    .isEqualTo(
                            "9 of 40 rows were rejected (22.5 %%), most of them for this reason: impossible release year. At most 20.0 %% may be. Look at them in %s, mend the catalog, or raise --max-reject-share."
                                    .formatted(rejects));
            assertThat(TrainedWorkspace.rejects(workspace, runId))
                    .filteredOn(reject -> reject.file().equals(catalog.toString()))
                    .hasSize(9)
                    .allMatch(reject -> reject.value().equals("soon"));
            assertThat(workspace.resolve("predictions")).doesNotExist();
            assertThat(TrainedWorkspace.published(workspace, "models")).isEqualTo(models);
            TrainedWorkspace.assertTidy(workspace);
        }
        assertThat(Terminal.run("models", "list", "--json", in(workspace))).isEqualTo(before);

        assertThat(score(Files.readAllBytes(catalog), "--max-reject-share=0.225").counts())
                .containsEntry("rows.accepted", 31L)
                .containsEntry("rows.rejected.IMPOSSIBLE_RELEASE_YEAR", 9L);
    }

    private Scored score() throws IOException {
        return score(SmallCatalog.text(lines).getBytes(UTF_8));
    }

    /// Scores a catalog, and makes sure that it worked and that all rows are accounted for.
    private Scored score(byte[] content, String... more) throws IOException {
        Files.write(catalog, content);
        List<String> line =
                new ArrayList<>(List.of("score", "--json", "--catalog=" + catalog, in(workspace)));
        line.addAll(List.of(more));
        Terminal.Answer answer = Terminal.run(line.toArray(String[]::new));
        assertThat(answer.code()).as(answer.err()).isZero();
        TrainedWorkspace.assertTidy(workspace);
        JsonNode run = answer.json().get("run");
        Map<String, Long> counts = new TreeMap<>();
        run.get("counts").forEachEntry((name, n) -> counts.put(name, n.asLong()));
        Scored scored =
                new Scored(
                        run.get("id").asString(),
                        counts,
                        TrainedWorkspace.rejects(workspace, run.get("id").asString()));
        long rejected =
                counts.keySet().stream()
                        .filter(name -> name.startsWith("rows.rejected."))
                        .mapToLong(counts::get)
                        .sum();
        long accepted = counts.getOrDefault("rows.accepted", 0L);
        assertThat(accepted + counts.getOrDefault("rows.merged", 0L) + rejected)
                .isEqualTo(counts.get("rows.read"));
        assertThat(predictedTitles(scored.runId())).hasSize((int) accepted);
        return scored;
    }

    private List<String> predictedTitles(String runId) throws IOException {
        List<String> titles = new ArrayList<>();
        for (Path file : TrainedWorkspace.files(workspace.resolve("predictions").resolve(runId))) {
            if (file.toString().endsWith(".parquet")) {
                new CarpetReader<>(file.toFile(), Map.class)
                        .toList()
                        .forEach(row -> titles.add(String.valueOf(row.get("title"))));
            }
        }
        return titles;
    }

    private static String in(Path workspace) {
        return "--workspace=" + workspace;
    }
}
