package io.marquee.dashboard.title;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.calibration.RatingInterval;
import io.marquee.catalog.Kind;
import io.marquee.dashboard.ScoredWorkspace;
import io.marquee.dashboard.ScoredWorkspace.Scored;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.data.RunTables.CopyFormat;
import io.marquee.dashboard.title.ScoredTitle.Outcome;
import io.marquee.registry.Manifest;
import io.marquee.scoring.Prediction;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionTableTest {

    @TempDir Path folder;
    ScoredWorkspace some;
    Lake lake;
    PredictionTable table;

    @BeforeEach
    void open() {
        some = new ScoredWorkspace(folder.resolve("workspace"));
        lake = new Lake(some.store());
        table = new PredictionTable(lake, some.store());
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void shows_all_that_is_known_of_a_title() {
        String run = some.score();
        PredictionLine first = table.page(run, PredictionQuery.ALL, 1, 1).getFirst();
        assertThat(first)
                .isEqualTo(
                        new PredictionLine(
                                first.place(),
                                "s1",
                                "Title s1",
                                Kind.MOVIE,
                                2018,
                                List.of("Dramas"),
                                List.of("France"),
                                "PG-13",
                                new Prediction(4, new RatingInterval(3.5, 4.5), 0.8, true),
                                new Outcome(4.5, true, "TEST"),
                                List.of()));
        assertThat(first.error()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "RATING,        true,  s4 s1 s6 s8 s2 s5 s3 s7",
        "RATING,        false, s7 s3 s2 s5 s8 s1 s6 s4",
        "PROBABILITY,   true,  s4 s1 s6 s2 s8 s5 s3 s7",
        "YEAR,          false, s1 s2 s3 s4 s5 s6 s7 s8",
        "KIND,          true,  s4 s5 s7 s1 s2 s3 s6 s8",
        "ACTUAL_RATING, true,  s4 s1 s5 s3 s2 s6 s7 s8",
        "ACTUAL_RATING, false, s2 s3 s5 s1 s4 s6 s7 s8",
        "ERROR,         true,  s2 s3 s1 s5 s4 s6 s7 s8",
        "MATURITY,      false, s1 s2 s3 s8 s5 s7 s4 s6",
        "TITLE,         true,  s8 s7 s6 s5 s4 s3 s2 s1",
    })
    void sorts_by_any_column_with_the_unknown_last(
            PredictionColumn column, boolean descending, String ids) {
        String run = some.score();
        assertThat(ids(run, PredictionQuery.ALL.sorted(column, descending))).isEqualTo(ids);
    }

    @Test
    void can_sort_by_every_column() {
        String run = some.score();
        for (PredictionColumn column : PredictionColumn.values()) {
            assertThat(table.page(run, PredictionQuery.ALL.sorted(column, true), 0, 9))
                    .as("%s", column)
                    .hasSize(8);
        }
    }

    @Test
    void counts_and_pages_what_the_filter_leaves() {
        String run = some.score();
        PredictionQuery dramas = PredictionQuery.ALL.with(TitleFilter.NONE.toggledGenre("Dramas"));
        assertThat(table.count(run, dramas)).isEqualTo(5);
        assertThat(ids(run, dramas)).isEqualTo("s4 s1 s6 s8 s2");
        assertThat(table.page(run, dramas, 3, 50))
                .extracting(PredictionLine::id)
                .containsExactly("s8", "s2");
        assertThat(table.page(run, dramas, 5, 50)).isEmpty();
        assertThat(table.page(run, dramas, 99, Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void searches_in_any_case_and_takes_nothing_for_a_pattern() {
        String run =
                some.score(
                        List.of(
                                scored("s1", "100% Wolf"),
                                scored("s2", "100 Wolves"),
                                scored("s3", "A_B"),
                                scored("s4", "AxB"),
                                scored("s5", "Ärger im Paradies"),
                                scored("s6", "O'Brien \\ Sons"),
                                scored("s7", "x' OR '1'='1")));
        assertThat(found(run, "WOL")).isEqualTo("s1 s2");
        assertThat(found(run, "0% w")).isEqualTo("s1");
        assertThat(found(run, "_")).isEqualTo("s3");
        assertThat(found(run, "äRGER")).isEqualTo("s5");
        assertThat(found(run, "o'b")).isEqualTo("s6");
        assertThat(found(run, "\\")).isEqualTo("s6");
        assertThat(found(run, "' OR '1'='1")).isEqualTo("s7");
        assertThat(found(run, "   ")).isEqualTo("s1 s2 s3 s4 s5 s6 s7");
    }

    @Test
    void jumps_to_any_place_of_many() {
        String run = some.scoreMany(20_000);
        PredictionQuery query =
                new PredictionQuery(
                        "7", TitleFilter.NONE.withKind(Kind.MOVIE), PredictionColumn.TITLE, false);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            if (i % 3 != 0 && String.valueOf(i).contains("7")) {
                expected.add("Title " + i);
            }
        }
        expected = expected.stream().map(name -> name.toLowerCase(Locale.ROOT)).sorted().toList();
        assertThat(table.count(run, query)).isEqualTo(expected.size());
        for (int offset : List.of(0, 1_234, expected.size() - 50)) {
            assertThat(table.page(run, query, offset, 50))
                    .extracting(line -> line.name().toLowerCase(Locale.ROOT))
                    .isEqualTo(expected.subList(offset, offset + 50));
        }
    }

    @Test
    void writes_what_the_filter_shows_for_spreadsheets() throws Exception {
        String run =
                some.score(
                        List.of(
                                scored("s1", "=HYPERLINK(\"http://x\")")
                                        .genres("@SUM", "Dramas")
                                        .predicted(4, 0.8)
                                        .actual(4.5, true, "TEST"),
                                scored("s2", "Ärger, \"im\" Paradies").predicted(3, 0.2),
                                scored("s3", " +1").predicted(2, 0.2),
                                scored("s4", "Other").predicted(1, 0.1)));
        byte[] file = export(run, PredictionQuery.ALL.with(TitleFilter.NONE.withYears(2000, null)));
        assertThat(file).startsWith(0xEF, 0xBB, 0xBF);
        List<String> lines = new String(file, 3, file.length - 3, UTF_8).lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo(
                        "title_id,title,kind,release_year,genres,countries,maturity,predicted_rating,"
                                + "rating_low,rating_high,like_probability,predicted_liked,"
                                + "actual_rating,actual_liked,split,unfamiliar,model_version,run_id,"
                                + "scored_at");
        String stamp = "," + ScoredWorkspace.MODEL + "," + run + ",";
        assertThat(lines.get(1))
                .startsWith(
                        "s1,\"'=HYPERLINK(\"\"http://x\"\")\",MOVIE,2020,\"'@SUM, Dramas\",,,4.0,3.5,4.5,"
                                + "0.8,true,4.5,true,TEST,"
                                + stamp);
        assertThat(lines.get(2))
                .startsWith(
                        "s2,\"Ärger, \"\"im\"\" Paradies\",MOVIE,2020,,,,3.0,2.5,3.5,0.2,false,,,,"
                                + stamp);
        assertThat(lines.get(3)).startsWith("s3,' +1,MOVIE");
        assertThat(lines).hasSize(5);
        assertThat(new String(export(run, PredictionQuery.ALL.searching("other")), UTF_8).lines())
                .hasSize(2);
    }

    @Test
    void writes_all_that_was_published_as_parquet() throws Exception {
        String run = some.score();
        Path file = folder.resolve("export.parquet");
        try (var out = Files.newOutputStream(file)) {
            table.export(
                    run,
                    PredictionQuery.ALL.with(TitleFilter.NONE.toggledGenre("Dramas")),
                    CopyFormat.PARQUET,
                    out);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT string_agg(title_id, ' '), max(len(reasons)), max(predicted_rating) FROM '%s'"
                                        .formatted(file))) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("s4 s1 s6 s8 s2");
            assertThat(rows.getInt(2)).isEqualTo(2);
            assertThat(rows.getDouble(3)).isEqualTo(5);
        }
    }

    @Test
    void shows_the_newest_run_or_the_one_asked_for() {
        assertThat(table.run(Optional.empty())).isEmpty();
        assertThat(table.runs()).isEmpty();
        String first = some.score();
        String second = some.score();
        assertThat(table.run(Optional.empty())).contains(second);
        assertThat(table.run(Optional.of(first))).contains(first);
        assertThat(table.runs()).extracting(Manifest::runId).containsExactly(second, first);
        assertThatThrownBy(() -> table.run(Optional.of("20200101T000000000Z-aaaaaa")))
                .isInstanceOf(UserError.class);
        String cleaned = some.clean();
        assertThatThrownBy(() -> table.run(Optional.of(cleaned)))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Run %s scored nothing. Choose a run of the command score, or look at the newest.",
                        cleaned);
    }

    private byte[] export(String run, PredictionQuery query) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.export(run, query, CopyFormat.CSV, out);
        return out.toByteArray();
    }

    private String found(String run, String search) {
        return ids(run, PredictionQuery.ALL.searching(search).sorted(PredictionColumn.YEAR, true));
    }

    private String ids(String run, PredictionQuery query) {
        return String.join(
                " ", table.page(run, query, 0, 50).stream().map(PredictionLine::id).toList());
    }

    private static Scored scored(String id, String name) {
        return new Scored(id, "MOVIE", 2020).title(name).predicted(3, 0.5);
    }
}
