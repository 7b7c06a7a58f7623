package io.marquee.pipeline.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectLimitTest {

    @ParameterizedTest
    @CsvSource({"0.2,20", "0.57,57", "0.29,29", "0.07,7", "0,0", "1,100"})
    void lets_pass_as_many_rejects_as_its_share_and_not_one_more(double share, int most) {
        RejectLimit limit = new RejectLimit(share);

        assertThatCode(() -> limit.check(counts(100, most))).doesNotThrowAnyException();
        if (most < 100) {
            assertThatThrownBy(() -> limit.check(counts(100, most + 1)))
                    .isInstanceOf(UserError.class);
        }
    }

    @Test
    void lets_a_catalog_without_rows_pass() {
        assertThatCode(() -> new RejectLimit(0).check(new Counts())).doesNotThrowAnyException();
    }

    @Test
    void says_how_many_were_rejected_for_what_and_what_to_do() {
        Counts counts =
                new Counts()
                        .add(Counts.ROWS_READ, 4_000)
                        .add(Counts.ROWS_ACCEPTED, 2_000)
                        .add(Counts.ROWS_MERGED, 500)
                        .add("rows.rejected.MISSING_ID", 600)
                        .add("rows.rejected.UNKNOWN_KIND", 900);

        assertThatThrownBy(() -> new RejectLimit(0.25).check(counts))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("1,500 of 4,000 rows were rejected (37.5 %)")
                .hasMessageMatching(
                        "(?i).+most of them for .*unknown.kind.+at most 25\\.0 % may be.+")
                .hasMessageEndingWith("or raise --max-reject-share.");
    }

    @Test
    void notices_rows_that_got_lost() {
        assertThatThrownBy(() -> new RejectLimit(1).check(counts(100, 10).add(Counts.ROWS_READ, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("101 rows were read, but 100 are accounted for");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void refuses_a_share_that_is_none(double share) {
        assertThatThrownBy(() -> new RejectLimit(share))
                .isInstanceOf(UserError.class)
                .hasMessage("--max-reject-share is " + share + "; it must be from 0 to 1.");
    }

    private static Counts counts(int read, int rejected) {
        return new Counts()
                .add(Counts.ROWS_READ, read)
                .add(Counts.ROWS_ACCEPTED, read - rejected)
                .add("rows.rejected.MISSING_ID", rejected);
    }
}
