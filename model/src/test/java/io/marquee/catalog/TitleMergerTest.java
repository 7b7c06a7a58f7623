package io.marquee.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.table.RowOrigin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TitleMergerTest {

    private static final Repair TRIM = new Repair(Repair.Rule.TRIMMED, CatalogColumn.TITLE, "Up ");
    private static final Repair JOIN =
            new Repair(Repair.Rule.JOINED_LINES, CatalogColumn.DESCRIPTION, "a\nb");

    private static final Title FIRST =
            new Title(
                    "s2",
                    Kind.MOVIE,
                    "Up",
                    List.of(),
                    List.of("A"),
                    List.of("Japan"),
                    null,
                    2009,
                    null,
                    new Length.Minutes(90),
                    List.of("Dramas"),
                    "",
                    StatedVerdict.NONE,
                    new RowOrigin("a.csv", 2, 2),
                    List.of(),
                    List.of(TRIM));
    private static final Title SECOND =
            new Title(
                    "s1",
                    Kind.MOVIE,
                    "UP",
                    List.of("D"),
                    List.of("B", "A"),
                    List.of("France", "japan"),
                    LocalDate.of(2020, 1, 1),
                    2009,
                    Maturity.PG,
                    new Length.Minutes(91),
                    List.of("dramas", "Comedies"),
                    "second",
                    new StatedVerdict(null, true),
                    new RowOrigin("a.csv", 10, 10),
                    List.of(new Title.MergedRow("s0", new RowOrigin("a.csv", 11, 11))),
                    List.of());
    private static final Title THIRD =
            new Title(
                    "s3",
                    Kind.MOVIE,
                    "up",
                    List.of("E"),
                    List.of(),
                    List.of(),
                    LocalDate.of(2021, 1, 1),
                    2009,
                    Maturity.R,
                    null,
                    List.of("Horror"),
                    "third",
                    new StatedVerdict(4.0, false),
                    new RowOrigin("b.csv", 1, 2),
                    List.of(),
                    List.of(JOIN));

    private static final Title MERGED =
            new Title(
                    "s2",
                    Kind.MOVIE,
                    "Up",
                    List.of("D"),
                    List.of("A"),
                    List.of("Japan", "France"),
                    LocalDate.of(2020, 1, 1),
                    2009,
                    Maturity.PG,
                    new Length.Minutes(90),
                    List.of("Dramas", "Comedies", "Horror"),
                    "second",
                    new StatedVerdict(4.0, true),
                    new RowOrigin("a.csv", 2, 2),
                    List.of(
                            new Title.MergedRow("s1", new RowOrigin("a.csv", 10, 10)),
                            new Title.MergedRow("s0", new RowOrigin("a.csv", 11, 11)),
                            new Title.MergedRow("s3", new RowOrigin("b.csv", 1, 2))),
                    List.of(TRIM, JOIN));

    @Test
    void lets_the_first_row_speak_and_fills_its_gaps_whatever_the_order() {
        assertThat(permutations(List.of(FIRST, SECOND, THIRD)))
                .hasSize(6)
                .allSatisfy(rows -> assertThat(TitleMerger.merge(rows)).isEqualTo(MERGED));
    }

    @Test
    void leaves_a_single_row_as_it_is() {
        assertThat(TitleMerger.merge(List.of(SECOND))).isSameAs(SECOND);
    }

    @Test
    void is_independent_of_order_where_rows_claim_the_same_place() {
        RowOrigin same = new RowOrigin("stream", 1, 1);
        List<Title> rows = List.of(at(same, FIRST), at(same, SECOND), at(same, THIRD));
        Title merged = TitleMerger.merge(rows);

        assertThat(merged.id()).isEqualTo("s1");
        assertThat(permutations(rows))
                .allSatisfy(order -> assertThat(TitleMerger.merge(order)).isEqualTo(merged));
    }

    @Test
    void counts_a_row_that_stands_there_twice() {
        assertThat(TitleMerger.merge(List.of(FIRST, FIRST)).mergedRows())
                .containsExactly(new Title.MergedRow("s2", FIRST.origin()));
    }

    private static Title at(RowOrigin origin, Title t) {
        return new Title(
                t.id(),
                t.kind(),
                t.name(),
                t.directors(),
                t.cast(),
                t.countries(),
                t.added(),
                t.releaseYear(),
                t.maturity(),
                t.length(),
                t.genres(),
                t.description(),
                t.stated(),
                origin,
                t.mergedRows(),
                t.repairs());
    }

    private static List<List<Title>> permutations(List<Title> rows) {
        if (rows.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Title>> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Title> rest = new ArrayList<>(rows);
            Title head = rest.remove(i);
            for (List<Title> tail : permutations(rest)) {
                List<Title> one = new ArrayList<>(List.of(head));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}
