package io.marquee.dashboard.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.catalog.CatalogColumn;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScenariosTest {

    private static final RawTitle NOTHING = new RawTitle(Map.of());
    private static final RawTitle A =
            new RawTitle(
                    Map.of(
                            CatalogColumn.TITLE, "Tom & Käthe = 1?",
                            CatalogColumn.TYPE, "Movie",
                            CatalogColumn.LISTED_IN, "Dramas, Comedies"));

    @Test
    void comes_back_from_its_address() {
        RawTitle b = A.with(CatalogColumn.DURATION, "95 min").with(CatalogColumn.LISTED_IN, "");
        Scenarios scenarios = new Scenarios(A, b, Dial.RELEASE_YEAR);
        Scenarios.Link link = scenarios.link(NOTHING);
        assertThat(link.parameters())
                .isEqualTo(
                        Map.of(
                                "name", "Tom & Käthe = 1?",
                                "type", "Movie",
                                "listed_in", "Dramas, Comedies",
                                "b", "1",
                                "b.duration", "95 min",
                                "b.listed_in", "",
                                "turn", "release-year"));
        assertThat(link.leftOut()).isEmpty();
        assertThat(read(NOTHING, link)).isEqualTo(scenarios);
    }

    @Test
    void says_only_what_differs_from_the_title_it_began_with() {
        Scenarios scenarios = new Scenarios(A.with(CatalogColumn.TYPE, ""), null, Dial.LENGTH);
        Scenarios.Link link = scenarios.link(A);
        assertThat(link.parameters()).isEqualTo(Map.of("type", ""));
        assertThat(read(A, link)).isEqualTo(scenarios);
    }

    @Test
    void leaves_out_what_would_make_the_address_too_long() {
        RawTitle long1 = A.with(CatalogColumn.DESCRIPTION, "é".repeat(900));
        assertThat(new Scenarios(long1, null, Dial.LENGTH).link(NOTHING))
                .isEqualTo(
                        new Scenarios.Link(
                                new Scenarios(A, null, Dial.LENGTH).link(NOTHING).parameters(),
                                List.of("description")));
        RawTitle long2 = long1.with(CatalogColumn.LISTED_IN, "x".repeat(6_000));
        assertThat(new Scenarios(long2, null, Dial.LENGTH).link(NOTHING).parameters()).isEmpty();
    }

    @Test
    void passes_over_what_it_does_not_know() {
        assertThat(
                        Scenarios.of(
                                NOTHING,
                                Map.of(
                                        "show_id", List.of("s1"),
                                        "user_rating", List.of("5"),
                                        "turn", List.of("volume"),
                                        "title", List.of("s1"),
                                        "name", List.of("A"))))
                .isEqualTo(
                        new Scenarios(
                                new RawTitle(Map.of(CatalogColumn.TITLE, "A")), null, Dial.LENGTH));
    }

    private static Scenarios read(RawTitle start, Scenarios.Link link) {
        return Scenarios.of(
                start,
                link.parameters().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, entry -> List.of(entry.getValue()))));
    }
}
