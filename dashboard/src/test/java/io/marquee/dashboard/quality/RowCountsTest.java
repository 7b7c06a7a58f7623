package io.marquee.dashboard.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RowCountsTest {

    @Test
    void adds_up_what_became_of_the_rows() {
        RowCounts rows =
                RowCounts.of(
                        Map.of(
                                "rows.read", 10L,
                                "rows.accepted", 6L,
                                "rows.merged", 1L,
                                "rows.rejected.MISSING_TITLE", 2L,
                                "rows.rejected.MISSING_ID", 1L,
                                "events.rejected.UNREADABLE_TIME", 9L));
        assertThat(rows).isEqualTo(new RowCounts(10, 6, 1, 3));
        assertThat(rows.unaccounted()).isZero();
        assertThat(rows.rejectedShare()).isEqualTo(0.3);
    }

    @Test
    void tells_of_rows_that_are_lost_and_of_none_at_all() {
        assertThat(new RowCounts(10, 6, 1, 1).unaccounted()).isEqualTo(2);
        assertThat(RowCounts.of(Map.of())).isEqualTo(new RowCounts(0, 0, 0, 0));
        assertThat(RowCounts.of(Map.of()).rejectedShare()).isNaN();
    }
}
