package io.marquee.dashboard.genres;

import static io.marquee.dashboard.ScoredWorkspace.HOSTILE_GENRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marquee.UserError;
import io.marquee.catalog.Kind;
import io.marquee.dashboard.ScoredWorkspace;
import io.marquee.dashboard.ScoredWorkspace.Scored;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.title.TitleFilter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenreServiceTest {

    @TempDir Path folder;
    ScoredWorkspace workspace;
    Lake lake;
    GenreService service;

    @BeforeEach
    void open() {
        workspace = new ScoredWorkspace(folder);
        lake = new Lake(workspace.store());
        service = new GenreService(lake);
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void has_nothing_to_say_where_nothing_was_scored() {
        assertThat(service.analyse(TitleFilter.NONE, Actuals.UNLEARNT)).isEmpty();
        workspace.clean();
        assertThat(service.analyse(TitleFilter.NONE, Actuals.UNLEARNT)).isEmpty();
    }

    @Test
    void adds_all_titles_up() {
        String run = workspace.score();
        GenreAnalysis analysis = analyse(TitleFilter.NONE);

        assertThat(analysis.runId()).isEqualTo(run);
        assertThat(analysis.modelVersion()).isEqualTo(ScoredWorkspace.MODEL);
        assertThat(analysis.verdicts()).isEqualTo(5);
        assertThat(analysis.unlearnt()).isEqualTo(3);
        // Predicted 25.5 / 8; liked 5 of 8; actual 18 / 5, predicted of the same 17 / 5; 4 of 5.
        assertThat(line(analysis.total())).isEqualTo("8 3.188 0.625 5 3.600 3.400 0.800");
    }

    @Test
    void tells_titles_apart_by_every_dimension() {
        workspace.score();
        GenreAnalysis analysis = analyse(TitleFilter.NONE);

        assertThat(lines(analysis, Dimension.GENRE))
                .containsExactly(
                        "Dramas: 5 3.900 1.000 3 3.833 4.000 0.667",
                        "Comedies: 3 2.667 0.333 3 2.833 2.667 0.667",
                        HOSTILE_GENRE + ": 1 3.500 1.000 0 NaN NaN NaN",
                        "Docuseries: 1 1.000 0.000 0 NaN NaN NaN");
        assertThat(lines(analysis, Dimension.KIND))
                .containsExactly(
                        "MOVIE: 5 3.300 0.800 3 3.167 3.000 0.667",
                        "SERIES: 3 3.000 0.333 2 4.250 4.000 1.000");
        assertThat(lines(analysis, Dimension.COUNTRY))
                .containsExactly(
                        "France: 3 4.000 1.000 3 3.833 4.000 0.667",
                        "India: 2 2.000 0.000 1 3.500 3.000 1.000",
                        "Spain: 2 2.500 0.500 2 2.500 2.500 0.500",
                        "Côte d'Ivoire: 1 3.500 1.000 0 NaN NaN NaN");
        assertThat(lines(analysis, Dimension.MATURITY))
                .containsExactly(
                        "PG-13: 2 3.500 1.000 2 3.250 3.500 0.500",
                        "R: 2 2.750 0.500 1 3.000 2.000 1.000",
                        "TV-14: 2 2.000 0.000 1 3.500 3.000 1.000",
                        "TV-MA: 1 5.000 1.000 1 5.000 5.000 1.000",
                        "unknown: 1 4.000 1.000 0 NaN NaN NaN");
        assertThat(lines(analysis, Dimension.RELEASED))
                .containsExactly(
                        "2018: 2 3.500 1.000 2 3.250 3.500 0.500",
                        "2019: 2 3.500 0.500 2 4.000 3.500 1.000",
                        "2020: 4 2.875 0.500 1 3.500 3.000 1.000");
        assertThat(lines(analysis, Dimension.ADDED))
                .containsExactly(
                        "2019: 2 3.500 1.000 2 3.250 3.500 0.500",
                        "2020: 3 3.333 0.333 3 3.833 3.333 1.000",
                        "2021: 2 2.250 0.500 0 NaN NaN NaN");
        assertThat(lines(analysis, Dimension.RUNTIME))
                .containsExactly(
                        "90: 2 3.500 1.000 2 3.250 3.500 0.500",
                        "120: 1 2.000 0.000 1 3.000 2.000 1.000",
                        "240: 1 3.500 1.000 0 NaN NaN NaN");
        assertThat(lines(analysis, Dimension.SEASONS))
                .containsExactly(
                        "1: 1 5.000 1.000 1 5.000 5.000 1.000",
                        "3: 1 3.000 0.000 1 3.500 3.000 1.000",
                        "10: 1 1.000 0.000 0 NaN NaN NaN");
        assertThat(analysis.pairs())
                .containsExactly(
                        new GenrePair("Dramas", "Comedies", 1, 3.0),
                        new GenrePair("Dramas", HOSTILE_GENRE, 1, 3.5));
    }

    @Test
    void everything_but_what_is_filtered_by_follows_a_filter() {
        workspace.score();
        GenreAnalysis analysis =
                analyse(TitleFilter.NONE.toggledGenre("Comedies").withKind(Kind.MOVIE));

        assertThat(line(analysis.total())).isEqualTo("2 2.500 0.500 2 2.500 2.500 0.500");
        assertThat(analysis.verdicts()).isEqualTo(2);
        assertThat(lines(analysis, Dimension.GENRE))
                .containsExactly(
                        "Dramas: 4 3.625 1.000 2 3.250 3.500 0.500",
                        "Comedies: 2 2.500 0.500 2 2.500 2.500 0.500",
                        HOSTILE_GENRE + ": 1 3.500 1.000 0 NaN NaN NaN");
        assertThat(lines(analysis, Dimension.KIND))
                .containsExactly(
                        "MOVIE: 2 2.500 0.500 2 2.500 2.500 0.500",
                        "SERIES: 1 3.000 0.000 1 3.500 3.000 1.000");
        assertThat(lines(analysis, Dimension.SEASONS)).isEmpty();
        assertThat(lines(analysis, Dimension.RELEASED))
                .containsExactly(
                        "2018: 1 3.000 1.000 1 2.000 3.000 0.000",
                        "2019: 1 2.000 0.000 1 3.000 2.000 1.000");
        assertThat(analysis.pairs()).containsExactly(new GenrePair("Comedies", "Dramas", 1, 3.0));
    }

    @Test
    void says_nothing_of_no_titles() {
        workspace.score();
        GenreAnalysis analysis = analyse(TitleFilter.NONE.withYears(1900, 1901));

        assertThat(line(analysis.total())).isEqualTo("0 NaN NaN 0 NaN NaN NaN");
        assertThat(analysis.by(Dimension.GENRE)).isEmpty();
        assertThat(analysis.pairs()).isEmpty();
        assertThat(lines(analysis, Dimension.RELEASED)).hasSize(3);
    }

    @Test
    void shows_only_what_the_model_has_not_learnt_from_where_that_is_enough() {
        List<Scored> titles = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            titles.add(title("u" + i).actual(2, false, "TEST"));
            titles.add(title("l" + i).actual(4, true, "TRAIN"));
        }
        workspace.score(titles);

        GenreAnalysis unlearnt = service.analyse(TitleFilter.NONE, Actuals.UNLEARNT).orElseThrow();
        assertThat(unlearnt.actuals()).isEqualTo(Actuals.UNLEARNT);
        assertThat(lines(unlearnt, Dimension.GENRE))
                .containsExactly("Dramas: 60 3.000 1.000 30 2.000 3.000 0.000");
        GenreAnalysis all = service.analyse(TitleFilter.NONE, Actuals.ALL).orElseThrow();
        assertThat(all.actuals()).isEqualTo(Actuals.ALL);
        assertThat(lines(all, Dimension.GENRE))
                .containsExactly("Dramas: 60 3.000 1.000 60 3.000 3.000 0.500");

        workspace.score(titles.subList(2, titles.size()));
        assertThat(service.analyse(TitleFilter.NONE, Actuals.UNLEARNT).orElseThrow().actuals())
                .isEqualTo(Actuals.ALL);
    }

    @Test
    void gives_means_an_interval() {
        workspace.score(
                IntStream.range(0, 10)
                        .mapToObj(i ->
                                new Scored("t" + i, "MOVIE", 2020)
                                        .genres("Dramas")
                                        .predicted(i % 2 == 0 ? 3 : 5, 0.5))
                        .toList());
        Estimate mean =
                analyse(TitleFilter.NONE).by(Dimension.GENRE).getFirst().tally().predicted();

        assertThat(mean.value()).isEqualTo(4);
        assertThat(mean.low()).isCloseTo(4 - 1.959964 / 3, within(1e-9));
        assertThat(mean.high()).isCloseTo(4 + 1.959964 / 3, within(1e-9));
    }

    @Test
    void pairs_the_fifteen_most_frequent_genres_and_names_no_more_than_sixty() {
        List<Scored> titles = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            String genre = "Genre %02d".formatted(i);
            titles.add(title("a" + i).genres(genre, "Dramas"));
            if (i >= 50) {
                titles.add(title("b" + i).genres(genre));
            }
        }
        workspace.score(titles);
        GenreAnalysis analysis = analyse(TitleFilter.NONE);

        assertThat(analysis.by(Dimension.GENRE))
                .hasSize(60)
                .extracting(Slice::name)
                .startsWith("Dramas", "Genre 50", "Genre 51");
        assertThat(analysis.pairs())
                .extracting(GenrePair::one, GenrePair::other)
                .map(Object::toString)
                .isEqualTo(
                        IntStream.range(50, 64)
                                .mapToObj("(\"Dramas\", \"Genre %d\")"::formatted)
                                .toList());
    }

    @Test
    void agrees_with_a_plain_count_on_many_titles() {
        workspace.scoreMany(3_000);
        GenreAnalysis analysis = service.analyse(TitleFilter.NONE, Actuals.UNLEARNT).orElseThrow();
        Map<String, Long> plain = new TreeMap<>();
        lake.newestScored()
                .orElseThrow()
                .list("SELECT genres FROM scored", List.of(), row -> row.texts("genres"))
                .forEach(genres -> genres.forEach(genre -> plain.merge(genre, 1L, Long::sum)));

        assertThat(analysis.total().titles()).isEqualTo(3_000);
        assertThat(analysis.unlearnt()).isEqualTo(120);
        assertThat(analysis.by(Dimension.GENRE))
                .hasSize(40)
                .allSatisfy(slice ->
                        assertThat(slice.tally().titles()).isEqualTo(plain.get(slice.name())));
        assertThat(
                        analysis.by(Dimension.MATURITY).stream()
                                .mapToLong(slice -> slice.tally().titles())
                                .sum())
                .isEqualTo(3_000);
    }

    @Test
    void says_why_a_run_cannot_be_read() {
        workspace.scoreWithoutTitles();

        assertThatThrownBy(() -> service.analyse(TitleFilter.NONE, Actuals.ALL))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("Score again.");
    }

    private static Scored title(String id) {
        return new Scored(id, "MOVIE", 2020).genres("Dramas").predicted(3, 0.5);
    }

    private GenreAnalysis analyse(TitleFilter filter) {
        return service.analyse(filter, Actuals.ALL).orElseThrow();
    }

    private static List<String> lines(GenreAnalysis analysis, Dimension dimension) {
        return analysis.by(dimension).stream()
                .map(slice -> slice.name() + ": " + line(slice.tally()))
                .toList();
    }

    /// Titles, predicted rating and like share; verdicts, actual rating, predicted of the same, and
    /// the actual like share.
    private static String line(Tally tally) {
        return String.format(
                Locale.ROOT,
                "%d %.3f %.3f %d %.3f %.3f %.3f",
                tally.titles(),
                tally.predicted().value(),
                tally.predictedLiked().value(),
                tally.actual().count(),
                tally.actual().value(),
                tally.predictedOfRated(),
                tally.actualLiked().value());
    }
}
