package io.marquee.catalog;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.marquee.table.TableReader;
import io.marquee.table.TableRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What cleaning makes of the public Netflix catalog, if it lies in a folder `shared/data` beside
/// the checkout or further up. The figures were counted by an independent script.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealCatalogTest {

    private final List<TableRow> rows = new ArrayList<>();
    private final List<Title> titles = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();

    @BeforeAll
    void read_and_clean() throws IOException {
        Path file = catalog();
        assumeTrue(file != null, "no shared/data/netflix_titles.csv beside the checkout");
        try (TableReader reader =
                TableReader.open(
                        Files.newInputStream(file),
                        file.toString(),
                        CatalogColumn.columns(Map.of()))) {
            reader.forEachRemaining(rows::add);
        }
        for (TableRow row : rows) {
            switch (RowCleaner.clean(row)) {
                case CleanRow.Accepted(Title title) -> titles.add(title);
                case CleanRow.Rejected(Reject reject) -> rejects.add(reject);
            }
        }
    }

    @Test
    void reads_all_rows_and_rejects_none() {
        assertThat(rows).hasSize(8_807);
        assertThat(rejects).isEmpty();
        assertThat(titles).hasSize(8_807);
        assertThat(rows.getLast().origin().row()).isEqualTo(8_807);
        assertThat(rows.getLast().origin().line()).isEqualTo(8_810);
        assertThat(titles).extracting(Title::id).doesNotHaveDuplicates();
        assertThat(titles.getFirst().name()).isEqualTo("Dick Johnson Is Dead");
        assertThat(titles.getLast().name()).isEqualTo("Zubaan");
    }

    @Test
    void mends_just_what_is_broken() {
        Map<String, Long> repairs =
                titles.stream()
                        .flatMap(title -> title.repairs().stream())
                        .collect(
                                groupingBy(
                                        r -> r.rule() + " " + r.column(),
                                        TreeMap::new,
                                        counting()));

        assertThat(repairs)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("TRIMMED DATE_ADDED", 88L),
                                Map.entry("TRIMMED TITLE", 1L),
                                Map.entry("JOINED_LINES TITLE", 1L),
                                Map.entry("JOINED_LINES DESCRIPTION", 1L),
                                Map.entry("REMOVED_INVISIBLE_CHARACTERS TITLE", 5L),
                                Map.entry("REMOVED_INVISIBLE_CHARACTERS CAST", 1L),
                                Map.entry("DROPPED_EMPTY_ENTRIES COUNTRY", 7L),
                                Map.entry("DROPPED_REPEATED_ENTRIES DIRECTOR", 2L),
                                Map.entry("DROPPED_REPEATED_ENTRIES CAST", 2L),
                                Map.entry("MOVED_DURATION_FROM_RATING RATING", 3L)));
    }

    @Test
    void moves_the_three_durations_out_of_the_rating_column() {
        assertThat(
                        titles.stream()
                                .filter(t ->
                                        t.repairs().stream()
                                                .anyMatch(r ->
                                                        r.rule()
                                                                == Repair.Rule
                                                                        .MOVED_DURATION_FROM_RATING)))
                .extracting(Title::id, Title::length, Title::maturity)
                .containsExactly(
                        tuple("s5542", new Length.Minutes(74), null),
                        tuple("s5795", new Length.Minutes(84), null),
                        tuple("s5814", new Length.Minutes(66), null));
    }

    @Test
    void leaves_missing_just_what_is_missing() {
        assertThat(
                        Map.of(
                                "directors", count(t -> t.directors().isEmpty()),
                                "cast", count(t -> t.cast().isEmpty()),
                                "countries", count(t -> t.countries().isEmpty()),
                                "added", count(t -> t.added() == null),
                                "maturity", count(t -> t.maturity() == null),
                                "length", count(t -> t.length() == null),
                                "genres", count(t -> t.genres().isEmpty()),
                                "description", count(t -> t.description().isEmpty())))
                .isEqualTo(
                        Map.of(
                                "directors", 2_634L,
                                "cast", 825L,
                                "countries", 831L,
                                "added", 10L,
                                "maturity", 7L,
                                "length", 0L,
                                "genres", 0L,
                                "description", 0L));
        assertThat(count(t -> t.maturity() == Maturity.NOT_RATED)).isEqualTo(83);
        assertThat(count(t -> t.added() != null && t.added().getYear() < t.releaseYear()))
                .isEqualTo(14);
    }

    @Test
    void merges_the_four_titles_that_are_there_twice() {
        Map<TitleIdentity, List<Title>> same = titles.stream().collect(groupingBy(Title::identity));
        List<Title> merged =
                same.values().stream()
                        .filter(group -> group.size() > 1)
                        .map(TitleMerger::merge)
                        .toList();

        assertThat(same).hasSize(8_803);
        assertThat(merged)
                .extracting(
                        Title::id,
                        Title::name,
                        t -> t.mergedRows().stream().map(Title.MergedRow::id).toList())
                .containsExactlyInAnyOrder(
                        tuple("s160", "Love in a Puff", List.of("s7346")),
                        tuple("s304", "Esperando la carroza", List.of("s6706")),
                        tuple("s1271", "Sin senos sí hay paraíso", List.of("s8023")),
                        tuple("s3372", "Consequences", List.of("s6530")));
    }

    private long count(Predicate<Title> what) {
        return titles.stream().filter(what).count();
    }

    private static @Nullable Path catalog() {
        return Stream.<Path>iterate(
                        Path.of("").toAbsolutePath(), p -> p != null, p -> p.getParent())
                .map(folder -> folder.resolve("shared/data/netflix_titles.csv"))
                .filter(Files::isReadable)
                .findFirst()
                .orElse(null);
    }
}
