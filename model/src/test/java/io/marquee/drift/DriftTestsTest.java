package io.marquee.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marquee.UserError;
import io.marquee.catalog.Title;
import io.marquee.drift.SimulatedCatalog.Draw;
import io.marquee.label.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DriftTestsTest {

    private static final SimulatedCatalog CATALOG = new SimulatedCatalog(5, 4_000);

    @Test
    void finds_nothing_in_more_of_the_same() {
        assertThat(drifted(2_000, UnaryOperator.identity())).isEmpty();
    }

    @Test
    void finds_a_mean_that_has_moved() {
        assertThat(drifted(1_000, plusMinutes(8))).contains("FEATURE runtime_minutes");
        assertThat(drifted(1_000, plusMinutes(0))).isEmpty();
    }

    @Test
    void finds_a_spread_that_has_grown() {
        UnaryOperator<Draw> wider =
                draw ->
                        draw.minutes() == null
                                ? draw
                                : draw.withMinutes(
                                        Math.max(1, (int) (100 + (draw.minutes() - 100) * 1.6)));

        assertThat(drifted(1_000, wider)).contains("FEATURE runtime_minutes");
    }

    @Test
    void finds_a_category_that_is_new_and_names_it() {
        int[] count = new int[1];
        WindowDrift window =
                compare(
                        1_000,
                        draw ->
                                count[0]++ % 20 == 0
                                        ? draw.withGenres(List.of("Cooking", "Dramas"))
                                        : draw);

        FeatureDrift genres = feature(window, "genres");
        assertThat(genres.status()).isEqualTo(DriftStatus.DRIFTED);
        assertThat(genres.unseenShare()).isCloseTo(0.05, within(1e-12));
        assertThat(genres.unseen()).containsExactly("Cooking");
        assertThat(genres.checks())
                .filteredOn(DriftCheck::drifted)
                .extracting(DriftCheck::kind)
                .contains(DriftCheck.Kind.UNSEEN);
    }

    @Test
    void finds_categories_whose_shares_have_changed() {
        Random random = new Random(3);
        assertThat(
                        drifted(
                                1_000,
                                draw ->
                                        random.nextInt(4) == 0
                                                ? draw.withCountries(List.of("Japan"))
                                                : draw))
                .containsExactly("FEATURE countries");
    }

    @Test
    void finds_a_feature_that_was_lost() {
        WindowDrift window = compare(1_000, draw -> draw.withMinutes(null));

        FeatureDrift runtime = feature(window, "runtime_minutes");
        assertThat(runtime.status()).isEqualTo(DriftStatus.DRIFTED);
        assertThat(runtime.missingShare()).isEqualTo(1);
        assertThat(runtime.numbers()).isNull();
        assertThat(runtime.checks())
                .filteredOn(DriftCheck::drifted)
                .extracting(DriftCheck::kind)
                .containsExactly(DriftCheck.Kind.DISTRIBUTION, DriftCheck.Kind.MISSING);
        assertThat(drifted(1_000, draw -> draw.withCast(0))).contains("FEATURE cast_count");
        assertThat(drifted(1_000, draw -> draw.withGenres(List.of()))).contains("FEATURE genres");
    }

    @Test
    void finds_what_a_shift_does_to_predictions_and_attributions() {
        assertThat(drifted(1_000, draw -> draw.withGenres(List.of("Dramas"))))
                .contains(
                        "FEATURE genres",
                        "FEATURE genre_count",
                        "PREDICTION rating",
                        "PREDICTION like_probability",
                        "ATTRIBUTION genre")
                .doesNotContain("FEATURE cast_count", "ATTRIBUTION length");
    }

    @Test
    void finds_labels_that_have_shifted_and_quality_that_went() {
        Observer observer = CATALOG.observer();
        Profile profile = observer.profile();
        Random random = new Random(8);
        for (int i = 0; i < 1_000; i++) {
            double actual = Math.clamp(4.2 + 0.5 * random.nextGaussian(), 1, 5);
            Label label = new Label(actual, actual >= 3.5);
            observer.label(profile, label);
            observer.outcome(profile, 3, 0.4, label);
        }

        WindowDrift window =
                new DriftTests(CATALOG.baseline(), Thresholds.DEFAULT).compare(profile, null, null);

        assertThat(window.drifted())
                .extracting(each -> each.section() + " " + each.name())
                .containsExactlyInAnyOrder("LABEL user_rating", "LABEL user_liked");
        assertThat(window.quality())
                .extracting(QualityDrift::figure, QualityDrift::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("rmse", DriftStatus.DRIFTED),
                        org.assertj.core.groups.Tuple.tuple("log_loss", DriftStatus.DRIFTED),
                        org.assertj.core.groups.Tuple.tuple("roc_auc", DriftStatus.DRIFTED));
        // All probabilities alike: nothing is ranked.
        assertThat(window.quality().get(2).value()).isEqualTo(0.5);
    }

    @Test
    void ranks_by_drift_times_importance() {
        // All three are lost alike; the model goes by the genre most, then the length, and not by
        // the cast.
        WindowDrift window =
                compare(1_000, draw -> draw.withGenres(List.of()).withMinutes(null).withCast(0));

        List<String> features =
                window.drifted().stream()
                        .filter(each -> each.section() == Section.FEATURE)
                        .map(FeatureDrift::name)
                        .toList();
        assertThat(features).startsWith("genres", "genre_count");
        assertThat(features.indexOf("runtime_minutes")).isEqualTo(2);
        assertThat(features).last().isEqualTo("cast_count");
        assertThat(window.features())
                .allSatisfy(each ->
                        assertThat(each.rank())
                                .isCloseTo(each.drift() * each.importance(), within(1e-12)))
                .isSortedAccordingTo((a, b) -> Double.compare(b.rank(), a.rank()));
    }

    @Test
    void has_not_enough_data_of_a_small_window_whatever_it_looks_like() {
        WindowDrift window = compare(199, draw -> draw.withMinutes(10).withGenres(List.of("X")));

        assertThat(window.status()).isEqualTo(DriftStatus.NOT_ENOUGH_DATA);
        assertThat(window.features())
                .isNotEmpty()
                .allMatch(each -> each.status() == DriftStatus.NOT_ENOUGH_DATA)
                .allMatch(each -> each.checks().isEmpty());
    }

    @Test
    void a_threshold_of_its_own_silences_a_feature() {
        Profile profile = CATALOG.observe(CATALOG.titles(1_000, plusMinutes(8)));
        Thresholds patient =
                new Thresholds(
                        200, 0.01, 0.1, 0.05, 0.02, Map.of("runtime_minutes", 5.0, "length", 5.0));

        WindowDrift window =
                new DriftTests(CATALOG.baseline(), patient).compare(profile, null, null);

        assertThat(feature(window, "runtime_minutes").status()).isEqualTo(DriftStatus.OK);
        assertThatThrownBy(() ->
                        new Thresholds(200, 0.01, 0.1, 0.05, 0.02, Map.of("runtme", 1.0))
                                .check(CATALOG.baseline()))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "--threshold=runtme=…: nothing of that name is watched; there are added, age_when_added, ");
    }

    @Test
    void significance_alone_is_no_drift() {
        // A hundredth of a standard deviation, seen very often.
        Profile much = CATALOG.observer().profile();
        Profile once = CATALOG.observe(CATALOG.titles(4_000, plusMinutes(2)));
        for (int i = 0; i < 100; i++) {
            much.addAll(once);
        }

        FeatureDrift runtime =
                feature(
                        new DriftTests(CATALOG.baseline(), Thresholds.DEFAULT)
                                .compare(much, null, null),
                        "runtime_minutes");

        assertThat(runtime.status()).isEqualTo(DriftStatus.OK);
        assertThat(runtime.checks().getFirst().adjusted()).isLessThan(0.01);
        assertThat(runtime.checks().getFirst().effect()).isLessThan(0.1);
    }

    @Test
    void on_a_million_titles_without_a_shift_one_window_in_a_hundred_alarms_at_most() {
        int windows = 0;
        int alarms = 0;
        for (int world = 0; world < 10; world++) {
            SimulatedCatalog catalog = new SimulatedCatalog(100 + world, 3_000);
            DriftTests tests = new DriftTests(catalog.baseline(), Thresholds.DEFAULT);
            for (int size : new int[] {200, 300, 500, 1_000, 2_000}) {
                for (int i = 0; i < 20_000 / size; i++) {
                    List<Title> titles = catalog.titles(size, UnaryOperator.identity());
                    windows++;
                    if (tests.compare(catalog.observe(titles), null, null).status()
                            == DriftStatus.DRIFTED) {
                        alarms++;
                    }
                }
            }
        }

        assertThat(windows).isEqualTo(2_360);
        assertThat((double) alarms / windows).isLessThanOrEqualTo(0.01);
    }

    private static UnaryOperator<Draw> plusMinutes(int minutes) {
        return draw -> draw.minutes() == null ? draw : draw.withMinutes(draw.minutes() + minutes);
    }

    private static List<String> drifted(int titles, UnaryOperator<Draw> shift) {
        List<String> names = new ArrayList<>();
        compare(titles, shift)
                .drifted()
                .forEach(each -> names.add(each.section() + " " + each.name()));
        return names;
    }

    private static WindowDrift compare(int titles, UnaryOperator<Draw> shift) {
        return new DriftTests(CATALOG.baseline(), Thresholds.DEFAULT)
                .compare(CATALOG.observe(CATALOG.titles(titles, shift)), null, null);
    }

    private static FeatureDrift feature(WindowDrift window, String name) {
        return window.features().stream()
                .filter(each -> each.section() == Section.FEATURE && each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
