package io.marquee.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marquee.UserError;
import org.junit.jupiter.api.Test;

class SearchEffortTest {

    @Test
    void reads_its_names_in_any_case() {
        assertThat(SearchEffort.parse("none")).isEqualTo(SearchEffort.NONE);
        assertThat(SearchEffort.parse(" Quick")).isEqualTo(SearchEffort.QUICK);
        assertThat(SearchEffort.parse("THOROUGH")).isEqualTo(SearchEffort.THOROUGH);
    }

    @Test
    void says_which_there_are() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> SearchEffort.parse("fast"))
                .withMessage("There is no search 'fast'. Choose one of none, quick, thorough.");
    }
}
