package io.marquee.pipeline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.catalog.Reject;
import io.marquee.catalog.StatedVerdict;
import io.marquee.label.Evidence;
import io.marquee.pipeline.Checked;
import io.marquee.pipeline.Kept;
import io.marquee.pipeline.Unwatched;
import io.marquee.pipeline.run.Counts;
import io.marquee.table.RowOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadLabelsTest {

    @TempDir private Path folder;

    @Test
    void reads_verdicts_and_rejects_what_is_none() throws IOException {
        Path file = folder.resolve("labels.csv");
        Files.writeString(
                file,
                """
                show_id,user_rating,user_liked,votes
                s1,4.5,1,100
                 s2 ,,no,7
                s3,3.25,,7
                s4,,,7
                ,4,1,7
                s5,10,1,7
                s6,four,1,7
                s7,4,2,7
                s8,4
                """);

        Pipeline pipeline = Checked.pipeline();
        PCollectionTuple read =
                pipeline.apply(new ReadLabels(List.of(file.toString()), Unwatched.meter()));
        Kept<List<TitleEvidence>> evidence = Kept.of(read.get(EvidenceTags.EVIDENCE));
        Kept<List<Reject>> rejects = Kept.of(read.get(EvidenceTags.REJECTS));
        Kept<Counts> counts = Kept.of(read.get(EvidenceTags.COUNTS));
        pipeline.run();

        assertThat(Kept.rows(evidence))
                .containsExactlyInAnyOrder(
                        stated(file, 1, "s1", 4.5, true),
                        stated(file, 2, "s2", null, false),
                        stated(file, 3, "s3", 3.25, null),
                        stated(file, 4, "s4", null, null));
        assertThat(Kept.rows(rejects))
                .containsExactlyInAnyOrder(
                        reject(
                                file,
                                5,
                                Reject.Reason.MISSING_ID,
                                "show_id",
                                "",
                                "it has no id",
                                " | 4 | 1"),
                        reject(
                                file,
                                6,
                                Reject.Reason.UNREADABLE_VERDICT,
                                "user_rating",
                                "10",
                                "the rating is no number from 1 to 5",
                                "s5 | 10 | 1"),
                        reject(
                                file,
                                7,
                                Reject.Reason.UNREADABLE_VERDICT,
                                "user_rating",
                                "four",
                                "the rating is no number from 1 to 5",
                                "s6 | four | 1"),
                        reject(
                                file,
                                8,
                                Reject.Reason.UNREADABLE_VERDICT,
                                "user_liked",
                                "2",
                                "the verdict is neither 0 nor 1",
                                "s7 | 4 | 2"),
                        reject(
                                file,
                                9,
                                Reject.Reason.WRONG_CELL_COUNT,
                                "",
                                "",
                                "it has 2 cells, the header has 4",
                                "s8,4"));
        Counts sum = new Counts();
        counts.elements().forEach(sum::addAll);
        assertThat(sum.values()).isEqualTo(new Counts().add("labels.read", 9).values());
    }

    private static TitleEvidence stated(
            Path file, int row, String id, @Nullable Double rating, @Nullable Boolean liked) {
        return new TitleEvidence(
                TitleEvidence.Source.LABELS,
                id,
                Evidence.stated(new StatedVerdict(rating, liked)),
                1,
                new RowOrigin(file.toString(), row, row + 1L));
    }

    private static Reject reject(
            Path file,
            int row,
            Reject.Reason reason,
            String column,
            String value,
            String detail,
            String payload) {
        return new Reject(
                new RowOrigin(file.toString(), row, row + 1L),
                reason,
                column,
                value,
                detail,
                payload);
    }
}
