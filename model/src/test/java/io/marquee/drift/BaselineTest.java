package io.marquee.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marquee.Json;
import io.marquee.UserError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private static final SimulatedCatalog CATALOG = new SimulatedCatalog(11, 1_000);

    @Test
    void comes_back_from_its_file_as_it_was() {
        Baseline baseline = CATALOG.baseline();

        Baseline read = Baseline.read(baseline.toJson(), "baseline.json");

        assertThat(read).isEqualTo(baseline);
        assertThat(read.toJson()).isEqualTo(baseline.toJson());
    }

    @Test
    void is_the_same_to_the_byte_of_the_same_titles() {
        assertThat(new SimulatedCatalog(11, 1_000).baseline().toJson())
                .isEqualTo(CATALOG.baseline().toJson());
    }

    @Test
    void watches_what_people_understand_and_not_the_calendar() {
        assertThat(CATALOG.baseline().references())
                .extracting(each -> each.section() + " " + each.name())
                .containsExactly(
                        "FEATURE release_year",
                        "FEATURE age_when_added",
                        "FEATURE runtime_minutes",
                        "FEATURE seasons",
                        "FEATURE maturity_level",
                        "FEATURE cast_count",
                        "FEATURE director_count",
                        "FEATURE country_count",
                        "FEATURE genre_count",
                        "FEATURE name_length",
                        "FEATURE description_length",
                        "PREDICTION rating",
                        "PREDICTION like_probability",
                        "ATTRIBUTION release_year",
                        "ATTRIBUTION added",
                        "ATTRIBUTION length",
                        "ATTRIBUTION maturity",
                        "ATTRIBUTION cast",
                        "ATTRIBUTION director",
                        "ATTRIBUTION country",
                        "ATTRIBUTION genre",
                        "ATTRIBUTION name_length",
                        "ATTRIBUTION description",
                        "ATTRIBUTION kind",
                        "LABEL user_rating",
                        "FEATURE kind",
                        "FEATURE genres",
                        "FEATURE countries",
                        "LABEL user_liked");
    }

    @Test
    void a_number_is_missing_only_where_it_applies() {
        List<Reference> references = CATALOG.baseline().references();
        long films = 1_000 - reference(references, "seasons").titles();

        assertThat(reference(references, "runtime_minutes").titles()).isEqualTo(films);
        assertThat(reference(references, "runtime_minutes").missing()).isBetween(1L, 40L);
        assertThat(reference(references, "seasons").missing()).isZero();
        assertThat(reference(references, "cast_count").titles()).isEqualTo(1_000);
        assertThat(reference(references, "cast_count").missing()).isBetween(50L, 120L);
    }

    @Test
    void importance_is_the_share_of_what_moves_ratings() {
        List<Reference> references = CATALOG.baseline().references();

        // The model's steps are 0.8 on a genre, 0.4 on the length and 0.1 on the maturity.
        double genre = reference(references, "genres").importance();
        double length = reference(references, "runtime_minutes").importance();
        double maturity = reference(references, "maturity_level").importance();
        assertThat(genre).isGreaterThan(length);
        assertThat(length).isGreaterThan(maturity);
        assertThat(genre + length + maturity).isCloseTo(1, within(1e-9));
        assertThat(reference(references, "cast_count").importance()).isZero();
        assertThat(reference(references, "rating").importance()).isEqualTo(1);
    }

    @Test
    void an_unknown_format_is_refused_in_so_many_words() {
        byte[] newer =
                new String(CATALOG.baseline().toJson(), StandardCharsets.UTF_8)
                        .replaceFirst("\"formatVersion\" : 1", "\"formatVersion\" : 2")
                        .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Baseline.read(newer, "baseline.json"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "baseline.json has format version 2, and this program reads version 1. Open it with the version of Marquee that wrote it.");
    }

    @Test
    void a_report_comes_back_from_its_file_as_it_was() {
        WindowDrift window =
                new DriftTests(CATALOG.baseline(), Thresholds.DEFAULT)
                        .compare(CATALOG.observe(CATALOG.titles(300, draw -> draw)), null, null);
        DriftReport report =
                new DriftReport(
                        DriftReport.FORMAT_VERSION,
                        "v1",
                        "catalog",
                        Thresholds.DEFAULT,
                        List.of(window));

        DriftReport read = DriftReport.read(report.toJson(), "drift.json");

        assertThat(read).isEqualTo(report);
        assertThat(Json.line(read)).isEqualTo(Json.line(report));
        assertThat(read.drifted()).isFalse();
    }

    private static Reference reference(List<Reference> references, String name) {
        return references.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
