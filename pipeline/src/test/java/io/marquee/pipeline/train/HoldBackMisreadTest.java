package io.marquee.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.pipeline.Blocks;
import io.marquee.pipeline.Checked;
import io.marquee.pipeline.Kept;
import io.marquee.pipeline.SomeTitles;
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.RejectLimit;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;

class HoldBackMisreadTest {

    private static final List<ObservedTitle> TITLES = SomeTitles.observed(1, 40);

    @Test
    void lets_all_titles_through_where_as_many_rows_are_rejected_as_may_be() {
        assertThat(pass(10)).containsExactlyInAnyOrderElementsOf(TITLES);
    }

    @Test
    void lets_no_title_through_where_one_row_more_is_rejected() {
        assertThat(pass(11)).isEmpty();
    }

    /// Of 40 accepted titles and some rejects, at most a fifth of which may be.
    private static List<ObservedTitle> pass(int rejected) {
        Counts counts =
                new Counts()
                        .add(Counts.ROWS_READ, 40 + rejected)
                        .add(Counts.ROWS_ACCEPTED, 40)
                        .add(Counts.ROWS_REJECTED + ".MISSING_ID", rejected);
        Pipeline pipeline = Checked.pipeline();
        PCollection<Counts> known =
                pipeline.apply("Counts", Create.of(counts).withCoder(JsonCoder.of(Counts.class)));
        Kept<List<ObservedTitle>> passed =
                Kept.of(
                        Blocks.create(pipeline, ObservedTitle.class, Blocks.of(TITLES, 7))
                                .apply(new HoldBackMisread(new RejectLimit(0.2), known)));
        pipeline.run();
        return Kept.rows(passed);
    }
}
