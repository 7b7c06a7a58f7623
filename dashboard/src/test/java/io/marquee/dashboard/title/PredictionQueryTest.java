package io.marquee.dashboard.title;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PredictionQueryTest {

    @Test
    void asks_for_nothing_by_an_address_without_parameters() {
        assertThat(PredictionQuery.of(Map.of())).isEqualTo(PredictionQuery.ALL);
        assertThat(PredictionQuery.ALL.parameters()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void comes_back_from_its_address(PredictionColumn column) {
        for (boolean descending : new boolean[] {true, false}) {
            PredictionQuery query =
                    new PredictionQuery(
                            "-50% & more",
                            TitleFilter.NONE.toggledGenre("Dramas").withYears(2010, null),
                            column,
                            descending);
            assertThat(PredictionQuery.of(query.parameters())).isEqualTo(query);
        }
    }

    @Test
    void is_readable() {
        assertThat(
                        new PredictionQuery(
                                        " night ",
                                        TitleFilter.NONE.toggledGenre("Dramas"),
                                        PredictionColumn.ACTUAL_RATING,
                                        true)
                                .parameters())
                .isEqualTo(
                        Map.of(
                                "genre", List.of("Dramas"),
                                "search", List.of("night"),
                                "sort", List.of("-actual-rating")));
    }

    @Test
    void takes_an_unknown_column_for_none() {
        assertThat(PredictionQuery.of(Map.of("sort", List.of("rowid; DROP TABLE scored"))))
                .isEqualTo(PredictionQuery.ALL);
    }
}
