package io.marquee.catalog;

import static io.marquee.catalog.CatalogRow.ORIGIN;
import static io.marquee.catalog.CatalogRow.TITLE;
import static io.marquee.catalog.CatalogRow.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.marquee.table.TableRow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowCleanerTest {

    /// A changed cell, the component of the title that it makes, and the repairs that took.
    record Mended(
            CatalogColumn column,
            String cell,
            String component,
            @Nullable Object value,
            List<Repair.Rule> rules) {

        static Mended of(
                CatalogColumn column,
                String cell,
                String component,
                @Nullable Object value,
                Repair.Rule... rules) {
            return new Mended(column, cell, component, value, List.of(rules));
        }
    }

    static Stream<Mended> mended_cells() {
        return Stream.of(
                Mended.of(CatalogColumn.SHOW_ID, " s1\t", "id", "s1", Repair.Rule.TRIMMED),
                Mended.of(
                        CatalogColumn.TITLE,
                        "A\u200B Name\uFEFF",
                        "name",
                        "A Name",
                        Repair.Rule.REMOVED_INVISIBLE_CHARACTERS),
                Mended.of(
                        CatalogColumn.TITLE,
                        "\u202AA Na\u0007me\u202C",
                        "name",
                        "A Name",
                        Repair.Rule.REMOVED_INVISIBLE_CHARACTERS),
                Mended.of(
                        CatalogColumn.TITLE, "A Name\u00A0", "name", "A Name", Repair.Rule.TRIMMED),
                Mended.of(CatalogColumn.TITLE, "A\u00A0Name", "name", "A\u00A0Name"),
                Mended.of(CatalogColumn.TITLE, "می\u200Cخواهم", "name", "می\u200Cخواهم"),
                Mended.of(
                        CatalogColumn.TITLE,
                        "A \n\r\n Name",
                        "name",
                        "A Name",
                        Repair.Rule.JOINED_LINES),
                Mended.of(
                        CatalogColumn.TITLE,
                        "\nA\rName\n",
                        "name",
                        "A Name",
                        Repair.Rule.JOINED_LINES),
                Mended.of(
                        CatalogColumn.TITLE,
                        " \u200EA\nName",
                        "name",
                        "A Name",
                        Repair.Rule.REMOVED_INVISIBLE_CHARACTERS,
                        Repair.Rule.JOINED_LINES),
                Mended.of(
                        CatalogColumn.TITLE,
                        " \u200EName ",
                        "name",
                        "Name",
                        Repair.Rule.REMOVED_INVISIBLE_CHARACTERS,
                        Repair.Rule.TRIMMED),
                Mended.of(CatalogColumn.TYPE, "film", "kind", Kind.MOVIE),
                Mended.of(CatalogColumn.TYPE, "Ｍｏｖｉｅ", "kind", Kind.MOVIE),
                Mended.of(CatalogColumn.TYPE, " MOVIE", "kind", Kind.MOVIE, Repair.Rule.TRIMMED),
                Mended.of(CatalogColumn.DIRECTOR, "", "directors", List.of()),
                Mended.of(
                        CatalogColumn.DIRECTOR,
                        ", ,",
                        "directors",
                        List.of(),
                        Repair.Rule.DROPPED_EMPTY_ENTRIES),
                Mended.of(
                        CatalogColumn.COUNTRY,
                        ", France,, Japan,",
                        "countries",
                        List.of("France", "Japan"),
                        Repair.Rule.DROPPED_EMPTY_ENTRIES),
                Mended.of(
                        CatalogColumn.CAST,
                        "A, B, a,  B ",
                        "cast",
                        List.of("A", "B"),
                        Repair.Rule.TRIMMED,
                        Repair.Rule.DROPPED_REPEATED_ENTRIES),
                Mended.of(
                        CatalogColumn.CAST,
                        "A,,A",
                        "cast",
                        List.of("A"),
                        Repair.Rule.DROPPED_EMPTY_ENTRIES,
                        Repair.Rule.DROPPED_REPEATED_ENTRIES),
                Mended.of(CatalogColumn.CAST, "A\u00A0,\u00A0B", "cast", List.of("A", "B")),
                Mended.of(CatalogColumn.LISTED_IN, "", "genres", List.of()),
                Mended.of(CatalogColumn.DATE_ADDED, "", "added", null),
                Mended.of(
                        CatalogColumn.DATE_ADDED,
                        " September 25, 2021",
                        "added",
                        LocalDate.of(2021, 9, 25),
                        Repair.Rule.TRIMMED),
                Mended.of(
                        CatalogColumn.DATE_ADDED, "2021-09-25", "added", LocalDate.of(2021, 9, 25)),
                Mended.of(
                        CatalogColumn.DATE_ADDED,
                        "September\u00A025,  2021",
                        "added",
                        LocalDate.of(2021, 9, 25)),
                Mended.of(
                        CatalogColumn.DATE_ADDED,
                        "25-Sep-21",
                        "added",
                        LocalDate.of(2021, 9, 25),
                        Repair.Rule.READ_OTHER_DATE_FORMAT),
                Mended.of(
                        CatalogColumn.DATE_ADDED,
                        "February 30, 2021",
                        "added",
                        null,
                        Repair.Rule.DROPPED_UNREADABLE_DATE),
                Mended.of(CatalogColumn.RELEASE_YEAR, "2019.0", "releaseYear", 2019),
                Mended.of(CatalogColumn.RELEASE_YEAR, "２０１９", "releaseYear", 2019),
                Mended.of(CatalogColumn.RELEASE_YEAR, "1870", "releaseYear", 1870),
                Mended.of(CatalogColumn.RELEASE_YEAR, "2100", "releaseYear", 2100),
                Mended.of(CatalogColumn.RATING, "", "maturity", null),
                Mended.of(CatalogColumn.RATING, "tv-ma", "maturity", Maturity.TV_MA),
                Mended.of(CatalogColumn.RATING, "UR", "maturity", Maturity.NOT_RATED),
                Mended.of(
                        CatalogColumn.RATING,
                        "FSK 16",
                        "maturity",
                        null,
                        Repair.Rule.DROPPED_UNKNOWN_MATURITY),
                Mended.of(
                        CatalogColumn.RATING,
                        "74 min",
                        "maturity",
                        null,
                        Repair.Rule.DROPPED_UNKNOWN_MATURITY),
                Mended.of(CatalogColumn.DURATION, "", "length", null),
                Mended.of(CatalogColumn.DURATION, "90\u00A0min", "length", new Length.Minutes(90)),
                Mended.of(
                        CatalogColumn.DURATION,
                        "2 Seasons",
                        "length",
                        null,
                        Repair.Rule.DROPPED_UNREADABLE_DURATION),
                Mended.of(
                        CatalogColumn.DURATION,
                        "0 min",
                        "length",
                        null,
                        Repair.Rule.DROPPED_UNREADABLE_DURATION),
                Mended.of(CatalogColumn.DESCRIPTION, "", "description", ""),
                Mended.of(CatalogColumn.USER_RATING, "", "stated", new StatedVerdict(null, true)),
                Mended.of(CatalogColumn.USER_RATING, "5", "stated", new StatedVerdict(5.0, true)),
                Mended.of(
                        CatalogColumn.USER_RATING,
                        "5.1",
                        "stated",
                        new StatedVerdict(null, true),
                        Repair.Rule.DROPPED_UNREADABLE_VERDICT),
                Mended.of(
                        CatalogColumn.USER_RATING,
                        "0.9",
                        "stated",
                        new StatedVerdict(null, true),
                        Repair.Rule.DROPPED_UNREADABLE_VERDICT),
                Mended.of(
                        CatalogColumn.USER_RATING,
                        "good",
                        "stated",
                        new StatedVerdict(null, true),
                        Repair.Rule.DROPPED_UNREADABLE_VERDICT),
                Mended.of(CatalogColumn.USER_LIKED, "", "stated", new StatedVerdict(4.5, null)),
                Mended.of(CatalogColumn.USER_LIKED, "No", "stated", new StatedVerdict(4.5, false)),
                Mended.of(
                        CatalogColumn.USER_LIKED,
                        "2",
                        "stated",
                        new StatedVerdict(4.5, null),
                        Repair.Rule.DROPPED_UNREADABLE_VERDICT));
    }

    @Test
    void makes_a_title_of_a_row_with_nothing_wrong() {
        assertThat(RowCleaner.clean(with(Map.of()))).isEqualTo(new CleanRow.Accepted(TITLE));
    }

    @Test
    void makes_a_title_of_a_row_of_which_only_the_needful_is_known() {
        assertThat(RowCleaner.clean(CatalogRow.bare()))
                .isEqualTo(
                        new CleanRow.Accepted(
                                new Title(
                                        "s1",
                                        Kind.SERIES,
                                        "A Name",
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        null,
                                        2019,
                                        null,
                                        null,
                                        List.of(),
                                        "",
                                        StatedVerdict.NONE,
                                        ORIGIN,
                                        List.of(),
                                        List.of())));
    }

    @ParameterizedTest
    @MethodSource("mended_cells")
    void mends_a_cell_and_says_so_and_leaves_the_others(Mended mended) {
        Title title = accepted(with(mended.column(), mended.cell()));

        assertThat(title).extracting(mended.component()).isEqualTo(mended.value());
        assertThat(title.repairs())
                .containsExactlyElementsOf(
                        mended.rules().stream()
                                .map(rule -> new Repair(rule, mended.column(), mended.cell()))
                                .toList());
        assertThat(title)
                .usingRecursiveComparison()
                .ignoringFields(mended.component(), "repairs")
                .isEqualTo(TITLE);
    }

    @Test
    void moves_the_duration_of_a_film_from_the_rating_column() {
        Title title =
                accepted(with(Map.of(CatalogColumn.RATING, "74 min", CatalogColumn.DURATION, "")));

        assertThat(title.length()).isEqualTo(new Length.Minutes(74));
        assertThat(title.maturity()).isNull();
        assertThat(title.repairs())
                .containsExactly(
                        new Repair(
                                Repair.Rule.MOVED_DURATION_FROM_RATING,
                                CatalogColumn.RATING,
                                "74 min"));
    }

    @Test
    void moves_the_seasons_of_a_series_from_the_rating_column() {
        Title title =
                accepted(
                        with(
                                Map.of(
                                        CatalogColumn.TYPE,
                                        "TV Show",
                                        CatalogColumn.RATING,
                                        "3 Seasons",
                                        CatalogColumn.DURATION,
                                        " ")));

        assertThat(title.length()).isEqualTo(new Length.Seasons(3));
        assertThat(title.maturity()).isNull();
        assertThat(title.repairs())
                .containsExactly(
                        new Repair(Repair.Rule.TRIMMED, CatalogColumn.DURATION, " "),
                        new Repair(
                                Repair.Rule.MOVED_DURATION_FROM_RATING,
                                CatalogColumn.RATING,
                                "3 Seasons"));
    }

    @Test
    void does_not_move_a_duration_that_does_not_fit_the_kind() {
        Title title =
                accepted(
                        with(
                                Map.of(
                                        CatalogColumn.TYPE,
                                        "TV Show",
                                        CatalogColumn.RATING,
                                        "74 min",
                                        CatalogColumn.DURATION,
                                        "")));

        assertThat(title.length()).isNull();
        assertThat(title.maturity()).isNull();
        assertThat(title.repairs())
                .containsExactly(
                        new Repair(
                                Repair.Rule.DROPPED_UNKNOWN_MATURITY,
                                CatalogColumn.RATING,
                                "74 min"));
    }

    @Test
    void notes_a_row_that_was_read_as_windows_1252() {
        TableRow.Readable row = with(Map.of());

        Title title = accepted(new TableRow.Readable(ORIGIN, row.cells(), true));

        assertThat(title.repairs())
                .containsExactly(
                        new Repair(
                                Repair.Rule.DECODED_AS_WINDOWS_1252,
                                CatalogColumn.TITLE,
                                "A Name"));
        assertThat(title).usingRecursiveComparison().ignoringFields("repairs").isEqualTo(TITLE);
    }

    @Test
    void has_shown_every_repair_rule_in_these_tests() {
        EnumSet<Repair.Rule> shown = EnumSet.noneOf(Repair.Rule.class);
        mended_cells().forEach(mended -> shown.addAll(mended.rules()));
        shown.add(Repair.Rule.MOVED_DURATION_FROM_RATING);
        shown.add(Repair.Rule.DECODED_AS_WINDOWS_1252);

        assertThat(shown).containsExactlyInAnyOrder(Repair.Rule.values());
        assertThat(Repair.Rule.values()).extracting(Repair.Rule::words).doesNotHaveDuplicates();
    }

    record Unusable(CatalogColumn column, String cell, Reject.Reason reason, String detail) {}

    static Stream<Unusable> unusable_cells() {
        String year = "the year of release is none between 1870 and 2100";
        String kind = "the type is neither Movie nor TV Show";
        return Stream.of(
                new Unusable(CatalogColumn.SHOW_ID, "", Reject.Reason.MISSING_ID, "it has no id"),
                new Unusable(
                        CatalogColumn.SHOW_ID, " \u200B", Reject.Reason.MISSING_ID, "it has no id"),
                new Unusable(
                        CatalogColumn.TITLE, "", Reject.Reason.MISSING_TITLE, "it has no title"),
                new Unusable(
                        CatalogColumn.TITLE,
                        "\u00A0\n",
                        Reject.Reason.MISSING_TITLE,
                        "it has no title"),
                new Unusable(CatalogColumn.TYPE, "", Reject.Reason.MISSING_KIND, "it has no type"),
                new Unusable(CatalogColumn.TYPE, "Game", Reject.Reason.UNKNOWN_KIND, kind),
                new Unusable(
                        CatalogColumn.RELEASE_YEAR,
                        "",
                        Reject.Reason.MISSING_RELEASE_YEAR,
                        "it has no year of release"),
                new Unusable(
                        CatalogColumn.RELEASE_YEAR,
                        "1869",
                        Reject.Reason.IMPOSSIBLE_RELEASE_YEAR,
                        year),
                new Unusable(
                        CatalogColumn.RELEASE_YEAR,
                        "2101",
                        Reject.Reason.IMPOSSIBLE_RELEASE_YEAR,
                        year),
                new Unusable(
                        CatalogColumn.RELEASE_YEAR,
                        "-2019",
                        Reject.Reason.IMPOSSIBLE_RELEASE_YEAR,
                        year),
                new Unusable(
                        CatalogColumn.RELEASE_YEAR,
                        "2019.5",
                        Reject.Reason.IMPOSSIBLE_RELEASE_YEAR,
                        year),
                new Unusable(
                        CatalogColumn.RELEASE_YEAR,
                        "20190",
                        Reject.Reason.IMPOSSIBLE_RELEASE_YEAR,
                        year),
                new Unusable(
                        CatalogColumn.RELEASE_YEAR,
                        "soon",
                        Reject.Reason.IMPOSSIBLE_RELEASE_YEAR,
                        year));
    }

    @ParameterizedTest
    @MethodSource("unusable_cells")
    void rejects_a_row_that_is_no_title_and_keeps_what_is_needed_to_mend_it(Unusable unusable) {
        TableRow.Readable row = with(unusable.column(), unusable.cell());

        assertThat(RowCleaner.clean(row))
                .isEqualTo(
                        new CleanRow.Rejected(
                                new Reject(
                                        ORIGIN,
                                        unusable.reason(),
                                        unusable.column().header(),
                                        unusable.cell(),
                                        unusable.detail(),
                                        CatalogRow.payload(row))));
    }

    @Test
    void rejects_what_could_not_be_read_with_the_readers_words() {
        Map<TableRow.Fault, Reject.Reason> reasons =
                Map.of(
                        TableRow.Fault.UNBALANCED_QUOTES, Reject.Reason.UNBALANCED_QUOTES,
                        TableRow.Fault.WRONG_CELL_COUNT, Reject.Reason.WRONG_CELL_COUNT,
                        TableRow.Fault.ROW_TOO_LARGE, Reject.Reason.ROW_TOO_LARGE,
                        TableRow.Fault.NOT_JSON, Reject.Reason.NOT_JSON,
                        TableRow.Fault.UNREADABLE_FILE, Reject.Reason.UNREADABLE_FILE);
        assertThat(reasons).containsOnlyKeys(TableRow.Fault.values());

        reasons.forEach((fault, reason) ->
                assertThat(
                                RowCleaner.clean(
                                        new TableRow.Unreadable(
                                                ORIGIN, fault, "what is wrong", "row")))
                        .isEqualTo(
                                new CleanRow.Rejected(
                                        new Reject(
                                                ORIGIN, reason, "", "", "what is wrong", "row"))));
    }

    /// Duplicate ids are told by comparing rows, and labels, events and captures are rejected
    /// elsewhere.
    @Test
    void has_shown_every_other_reason_to_reject_in_these_tests() {
        EnumSet<Reject.Reason> shown =
                EnumSet.range(Reject.Reason.DUPLICATE_ID, Reject.Reason.UNREADABLE_ANSWER);
        unusable_cells().forEach(unusable -> shown.add(unusable.reason()));
        Arrays.stream(TableRow.Fault.values())
                .forEach(fault -> shown.add(Reject.Reason.valueOf(fault.name())));

        assertThat(shown).containsExactlyInAnyOrder(Reject.Reason.values());
    }

    @Test
    void names_the_first_of_several_faults() {
        assertThat(RowCleaner.clean(new TableRow.Readable(ORIGIN, empty(), false)))
                .isEqualTo(
                        new CleanRow.Rejected(
                                new Reject(
                                        ORIGIN,
                                        Reject.Reason.MISSING_ID,
                                        "show_id",
                                        "",
                                        "it has no id",
                                        " | ".repeat(13))));
    }

    @Test
    void cuts_what_it_keeps_of_a_long_row() {
        String longYear = "9".repeat(5_000);
        TableRow.Readable row = with(CatalogColumn.RELEASE_YEAR, longYear);

        assertThat(RowCleaner.clean(row))
                .isEqualTo(
                        new CleanRow.Rejected(
                                new Reject(
                                        ORIGIN,
                                        Reject.Reason.IMPOSSIBLE_RELEASE_YEAR,
                                        "release_year",
                                        longYear.substring(0, 2_000),
                                        "the year of release is none between 1870 and 2100",
                                        CatalogRow.payload(row).substring(0, 2_000))));
        assertThat(accepted(with(CatalogColumn.TITLE, "x".repeat(300) + " ")).repairs())
                .containsExactly(
                        new Repair(Repair.Rule.TRIMMED, CatalogColumn.TITLE, "x".repeat(200)));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "\u00A0", "x ", ", ", "9"})
    void stays_quick_on_cells_of_a_megabyte(String piece) {
        String huge = "a\n" + piece.repeat((1 << 20) / piece.length()) + "b";
        for (CatalogColumn column : CatalogColumn.values()) {
            CleanRow clean =
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(20), () -> RowCleaner.clean(with(column, huge)));
            if (clean instanceof CleanRow.Accepted(Title title)) {
                assertThat(title.identity().key()).endsWith("|MOVIE|2019");
            }
        }
    }

    private static List<String> empty() {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < CatalogColumn.values().length; i++) {
            cells.add("");
        }
        return cells;
    }

    private static Title accepted(TableRow row) {
        CleanRow clean = RowCleaner.clean(row);
        assertThat(clean).isInstanceOf(CleanRow.Accepted.class);
        return ((CleanRow.Accepted) clean).title();
    }
}
