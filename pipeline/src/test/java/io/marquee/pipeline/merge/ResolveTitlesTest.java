package io.marquee.pipeline.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.catalog.Reject;
import io.marquee.catalog.StatedVerdict;
import io.marquee.catalog.Title;
import io.marquee.label.Evidence;
import io.marquee.pipeline.Blocks;
import io.marquee.pipeline.Checked;
import io.marquee.pipeline.Kept;
import io.marquee.pipeline.SomeTitles;
import io.marquee.pipeline.Unwatched;
import io.marquee.pipeline.evidence.TitleEvidence;
import io.marquee.pipeline.run.Counts;
import io.marquee.table.RowOrigin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResolveTitlesTest {

    private static final Comparator<ObservedTitle> BY_ID =
            Comparator.comparing(observed -> observed.title().id());

    /// What came of rows and evidence, in an order that does not hang on how they came.
    record Resolved(List<ObservedTitle> titles, List<Reject> rejects, Map<String, Long> counts) {}

    @Test
    void hands_on_titles_that_stand_alone_as_they_are() {
        Title one = SomeTitles.film("s1", "One", 1);
        Title two = SomeTitles.film("s2", "Two", 2);

        assertThat(resolve(List.of(one, two), List.of()))
                .isEqualTo(
                        new Resolved(
                                List.of(
                                        new ObservedTitle(one, Evidence.NONE),
                                        new ObservedTitle(two, Evidence.NONE)),
                                List.of(),
                                Map.of()));
    }

    @Test
    void merges_rows_of_one_id_that_are_the_same_title() {
        Title first = described("s1", "One", 1, "Dramas", "");
        Title second = described("s1", "  ONE ", 2, "Comedies", "About it.");

        Resolved resolved = resolve(List.of(second, first), List.of(labels(1, "s1", 4.0)));

        assertThat(resolved.rejects()).isEmpty();
        assertThat(resolved.titles())
                .containsExactly(
                        new ObservedTitle(
                                withMerged(
                                        SomeTitles.of(
                                                "s1",
                                                "One",
                                                1,
                                                List.of("Dramas", "Comedies"),
                                                "About it.",
                                                StatedVerdict.NONE),
                                        new Title.MergedRow("s1", second.origin())),
                                Evidence.stated(new StatedVerdict(4.0, null))));
    }

    @Test
    void keeps_the_first_of_different_titles_of_one_id_and_rejects_the_others() {
        Title first = SomeTitles.film("s1", "One", 1);
        Title other = SomeTitles.film("s1", "Another", 2);
        Title third = SomeTitles.film("s1", "A third", 3);

        Resolved resolved = resolve(List.of(third, other, first), List.of(labels(1, "s1", 4.0)));

        assertThat(resolved.titles())
                .containsExactly(
                        new ObservedTitle(first, Evidence.stated(new StatedVerdict(4.0, null))));
        assertThat(resolved.rejects())
                .containsExactly(
                        duplicate(other, "s1 | Another | 2019"),
                        duplicate(third, "s1 | A third | 2019"));
    }

    @Test
    void merges_rows_of_different_ids_that_are_the_same_title_with_all_their_evidence() {
        Title first = SomeTitles.film("s7", "One", 1);
        Title second = SomeTitles.film("s2", "one", 2);

        Resolved resolved =
                resolve(
                        List.of(second, first),
                        List.of(
                                events(1, "s7", Evidence.NONE.plusRating(4)),
                                events(2, "s2", Evidence.NONE.plusRating(1).plusRating(2)),
                                labels(3, "s2", 3.0)));

        assertThat(resolved.titles())
                .containsExactly(
                        new ObservedTitle(
                                withMerged(first, new Title.MergedRow("s2", second.origin())),
                                Evidence.NONE
                                        .plusRating(4)
                                        .plusRating(1)
                                        .plusRating(2)
                                        .plus(Evidence.stated(new StatedVerdict(3.0, null)))));
        assertThat(resolved.counts()).isEqualTo(Map.of("events.used", 2L, "labels.used", 1L));
    }

    @Test
    void adds_the_evidence_of_all_sources_and_lets_labels_go_before_the_catalogs_verdict() {
        Title stated = SomeTitles.of("s1", "One", 1, List.of(), "", new StatedVerdict(1.0, false));

        assertThat(
                        resolve(
                                        List.of(stated),
                                        List.of(
                                                events(9, "s1", Evidence.NONE.plusRating(2)),
                                                labels(5, "s1", 4.0),
                                                labels(4, "s1", 5.0)))
                                .titles())
                .containsExactly(
                        new ObservedTitle(
                                stated,
                                Evidence.NONE
                                        .plusRating(2)
                                        .plus(Evidence.stated(new StatedVerdict(5.0, null)))));
        assertThat(resolve(List.of(stated), List.of()).titles())
                .containsExactly(
                        new ObservedTitle(stated, Evidence.stated(new StatedVerdict(1.0, false))));
    }

    @Test
    void rejects_evidence_of_titles_that_the_catalog_does_not_have() {
        Resolved resolved =
                resolve(
                        List.of(SomeTitles.film("s1", "One", 1)),
                        List.of(labels(1, "s2", 4.0), events(2, "s3", Evidence.NONE)));

        assertThat(resolved.titles()).hasSize(1);
        assertThat(resolved.counts())
                .isEqualTo(Map.of("labels.unknown_title", 1L, "events.unknown_title", 2L));
        assertThat(resolved.rejects())
                .containsExactly(
                        unknown(2, "s3", "the catalog has no title of this id (2 rows)"),
                        unknown(1, "s2", "the catalog has no title of this id (1 row)"));
    }

    @Test
    void comes_to_the_same_whatever_the_blocks_the_order_and_the_number_of_buckets() {
        Random random = new Random(17);
        List<Title> rows = new ArrayList<>();
        List<TitleEvidence> evidence = new ArrayList<>();
        for (int i = 1; i <= 400; i++) {
            rows.add(
                    described(
                            "s" + random.nextInt(300),
                            "Title " + random.nextInt(200),
                            i,
                            "Genre " + random.nextInt(4),
                            random.nextBoolean() ? "" : "About " + i));
            String id = "s" + random.nextInt(330);
            evidence.add(
                    random.nextBoolean()
                            ? labels(i, id, 1 + random.nextInt(5))
                            : events(i, id, Evidence.NONE.plusRating(1 + random.nextInt(5))));
        }
        Resolved resolved = resolve(Blocks.of(rows, 400), Blocks.of(evidence, 400), 1);
        long merged =
                resolved.titles().stream().mapToLong(t -> t.title().mergedRows().size()).sum();
        long rejected =
                resolved.rejects().stream()
                        .filter(r -> r.reason() == Reject.Reason.DUPLICATE_ID)
                        .count();
        assertThat(merged).isPositive();
        assertThat(rejected).isPositive();
        assertThat(resolved.titles().size() + merged + rejected).isEqualTo(400);
        assertThat(resolved.counts().keySet())
                .containsExactlyInAnyOrder(
                        "events.used",
                        "events.unknown_title",
                        "labels.used",
                        "labels.unknown_title");

        assertThat(resolve(Blocks.of(rows, 7), Blocks.of(evidence, 1), 1)).isEqualTo(resolved);
        assertThat(resolve(Blocks.shuffled(rows, 50, 3), Blocks.shuffled(evidence, 33, 4), 13))
                .isEqualTo(resolved);
        assertThat(resolve(Blocks.shuffled(rows, 1, 5), Blocks.shuffled(evidence, 9, 6), 700))
                .isEqualTo(resolved);
    }

    private static Title described(
            String id, String name, int row, String genre, String description) {
        return SomeTitles.of(id, name, row, List.of(genre), description, StatedVerdict.NONE);
    }

    private static Title withMerged(Title title, Title.MergedRow merged) {
        return new Title(
                title.id(),
                title.kind(),
                title.name(),
                title.directors(),
                title.cast(),
                title.countries(),
                title.added(),
                title.releaseYear(),
                title.maturity(),
                title.length(),
                title.genres(),
                title.description(),
                title.stated(),
                title.origin(),
                List.of(merged),
                title.repairs());
    }

    private static TitleEvidence labels(int row, String id, @Nullable Double rating) {
        return new TitleEvidence(
                TitleEvidence.Source.LABELS,
                id,
                Evidence.stated(new StatedVerdict(rating, null)),
                1,
                new RowOrigin("labels.csv", row, row + 1L));
    }

    private static TitleEvidence labels(int row, String id, int rating) {
        return labels(row, id, (double) rating);
    }

    /// As many rows as ratings; two for none, which are plays then.
    private static TitleEvidence events(int row, String id, Evidence evidence) {
        return new TitleEvidence(
                TitleEvidence.Source.EVENTS,
                id,
                evidence,
                evidence.ratings() == 0 ? 2 : 1,
                new RowOrigin("events.csv", row, row + 1L));
    }

    private static Reject duplicate(Title row, String payload) {
        return new Reject(
                row.origin(),
                Reject.Reason.DUPLICATE_ID,
                "show_id",
                "s1",
                "catalog.csv row 1 (line 2) has this id already, for \"One\"",
                payload);
    }

    private static Reject unknown(int row, String id, String detail) {
        return new Reject(
                new RowOrigin(row == 1 ? "labels.csv" : "events.csv", row, row + 1L),
                Reject.Reason.UNKNOWN_TITLE,
                row == 1 ? "show_id" : "title_id",
                id,
                detail,
                id);
    }

    private static Resolved resolve(List<Title> rows, List<TitleEvidence> evidence) {
        return resolve(Blocks.of(rows, 2), Blocks.of(evidence, 2), 3);
    }

    private static Resolved resolve(
            List<List<Title>> rows, List<List<TitleEvidence>> evidence, int buckets) {
        Pipeline pipeline = Checked.pipeline();
        PCollectionTuple out =
                PCollectionTuple.of(ResolveTitles.ROWS, Blocks.create(pipeline, Title.class, rows))
                        .and(
                                ResolveTitles.EVIDENCE,
                                Blocks.create(pipeline, TitleEvidence.class, evidence))
                        .apply(new ResolveTitles(buckets, Unwatched.meter()));
        Kept<List<ObservedTitle>> titles = Kept.of(out.get(ResolveTitles.TITLES));
        Kept<List<Reject>> rejects = Kept.of(out.get(ResolveTitles.REJECTS));
        Kept<Counts> counts = Kept.of(out.get(ResolveTitles.COUNTS));
        pipeline.run();
        Counts sum = new Counts();
        counts.elements().forEach(sum::addAll);
        return new Resolved(
                Kept.rows(titles).stream().sorted(BY_ID).toList(),
                Kept.rows(rejects).stream().sorted(Comparator.comparing(Reject::origin)).toList(),
                sum.values());
    }
}
