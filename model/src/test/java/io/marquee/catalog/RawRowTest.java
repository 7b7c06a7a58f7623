package io.marquee.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import io.marquee.table.RowOrigin;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RawRowTest {

    private static final RowOrigin ORIGIN = new RowOrigin("titles.csv", 3, 4);

    @Test
    void cleaning_gives_a_title_back_that_was_written_out() {
        for (Title title :
                List.of(
                        title(Kind.MOVIE, Maturity.PG_13, new Length.Minutes(95)),
                        title(Kind.SERIES, null, new Length.Seasons(1)),
                        title(Kind.SERIES, Maturity.TV_Y7_FV, new Length.Seasons(4)),
                        title(Kind.MOVIE, null, null))) {
            assertThat(RawRow.of(title).clean(ORIGIN)).isEqualTo(new CleanRow.Accepted(title));
        }
    }

    @Test
    void is_an_object_of_its_filled_cells_in_the_order_of_columns() {
        RawRow row = new RawRow(Map.of("title", "Two", "show_id", "s2", "cast", "", "votes", "9"));

        String json = Json.line(row);

        assertThat(json).isEqualTo("{\"show_id\":\"s2\",\"title\":\"Two\"}");
        assertThat(Json.read(json.getBytes(StandardCharsets.UTF_8), RawRow.class, "row"))
                .isEqualTo(row);
    }

    private static Title title(Kind kind, @Nullable Maturity maturity, @Nullable Length length) {
        return new Title(
                "s1",
                kind,
                "千と千尋",
                List.of("Ann", "Bob"),
                List.of(),
                List.of("Japan"),
                length == null ? null : LocalDate.of(2020, 2, 29),
                2001,
                maturity,
                length,
                List.of("Dramas", "Comedies"),
                "Once, upon a time.",
                StatedVerdict.NONE,
                ORIGIN,
                List.of(),
                List.of());
    }
}
