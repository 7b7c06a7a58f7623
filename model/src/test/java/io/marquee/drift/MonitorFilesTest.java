package io.marquee.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The shapes are those of the Amazon SageMaker AI developer guide.
class MonitorFilesTest {

    private static final Baseline BASELINE =
            new Baseline(
                    Baseline.FORMAT_VERSION,
                    List.of(
                            NumberReference.of(
                                    new Watched(Section.FEATURE, "minutes", 0.5),
                                    new double[] {90, 90, 110, 110},
                                    1),
                            NumberReference.of(
                                    new Watched(Section.ATTRIBUTION, "length", 0.5),
                                    new double[] {-0.1, 0.1},
                                    0)),
                    List.of(
                            CategoryReference.of(
                                    new Watched(Section.FEATURE, "genres", 0.5),
                                    true,
                                    new TreeMap<>(Map.of("Dramas", 3L, "Horror", 2L)),
                                    4,
                                    0)),
                    new QualityReference(10, 0.5, 10, 0.6, 0.7));
    private static final Thresholds QUICK = new Thresholds(1, 1, 0.1, 0.04, 0.02, Map.of());
    private static final MonitorFiles FILES = new MonitorFiles(BASELINE, QUICK);

    @Test
    void statistics_have_moments_buckets_and_the_sketch() {
        assertThat(tree(FILES.statistics(profile())))
                .isEqualTo(
                        Json.tree(
                                """
                                {"version": 0,
                                 "dataset": {"item_count": 4},
                                 "features": [
                                  {"name": "minutes", "inferred_type": "Integral",
                                   "numerical_statistics": {
                                    "common": {"num_present": 3, "num_missing": 1},
                                    "mean": 110.0, "sum": 330.0, "std_dev": 8.16496580927726,
                                    "min": 100.0, "max": 120.0,
                                    "distribution": {"kll": {
                                     "buckets": [
                                      {"lower_bound": 100.0, "upper_bound": 102.0, "count": 1},
                                      {"lower_bound": 102.0, "upper_bound": 104.0, "count": 0},
                                      {"lower_bound": 104.0, "upper_bound": 106.0, "count": 0},
                                      {"lower_bound": 106.0, "upper_bound": 108.0, "count": 0},
                                      {"lower_bound": 108.0, "upper_bound": 110.0, "count": 1},
                                      {"lower_bound": 110.0, "upper_bound": 112.0, "count": 0},
                                      {"lower_bound": 112.0, "upper_bound": 114.0, "count": 0},
                                      {"lower_bound": 114.0, "upper_bound": 116.0, "count": 0},
                                      {"lower_bound": 116.0, "upper_bound": 118.0, "count": 0},
                                      {"lower_bound": 118.0, "upper_bound": 120.0, "count": 1}],
                                     "sketch": {"parameters": {"c": 0.6666666666666666, "k": 200},
                                                "data": [[100.0, 110.0, 120.0]]}}}}},
                                  {"name": "genres", "inferred_type": "String",
                                   "string_statistics": {
                                    "common": {"num_present": 3, "num_missing": 1},
                                    "distinct_count": 2,
                                    "distribution": {"categorical": {"buckets": [
                                     {"value": "Dramas", "count": 2},
                                     {"value": "unseen", "count": 2}]}}}}]}
                                """,
                                "expected"));
    }

    @Test
    void constraints_are_what_the_baseline_promises() {
        assertThat(tree(FILES.constraints()))
                .isEqualTo(
                        Json.tree(
                                """
                                {"version": 0,
                                 "features": [
                                  {"name": "minutes", "inferred_type": "Integral", "completeness": 0.8,
                                   "num_constraints": {"is_non_negative": true}},
                                  {"name": "genres", "inferred_type": "String", "completeness": 1.0,
                                   "string_constraints": {"domains": ["Dramas", "Horror"]}}],
                                 "monitoring_config": {
                                  "evaluate_constraints": "Enabled", "emit_metrics": "Enabled",
                                  "datatype_check_threshold": 1.0, "domain_content_threshold": 0.98,
                                  "distribution_constraints": {
                                   "perform_comparison": "Enabled", "comparison_threshold": 0.1,
                                   "comparison_method": "Robust",
                                   "categorical_comparison_threshold": 0.1,
                                   "categorical_drift_method": "LInfinity"}}}
                                """,
                                "expected"));
    }

    @Test
    void violations_name_the_feature_the_check_and_how_far_it_went() {
        WindowDrift whole = new DriftTests(BASELINE, QUICK).compare(profile(), null, null);

        JsonNode violations = tree(FILES.violations(whole)).get("violations");

        assertThat(violations)
                .extracting(each ->
                        each.get("feature_name").asString()
                                + " "
                                + each.get("constraint_check_type").asString()
                                + ": "
                                + each.get("description").asString())
                .contains(
                        "minutes baseline_drift_check: Kolmogorov-Smirnov distance 0.500 reaches threshold 0.100",
                        "minutes completeness_check: 25.0 % missing where 20.0 % were expected",
                        "genres completeness_check: 25.0 % missing where 0.0 % were expected",
                        "genres categorical_values_check: 50.0 % unknown values: Cooking");
    }

    @Test
    void without_drift_there_are_no_violations() {
        WindowDrift whole =
                new DriftTests(BASELINE, Thresholds.DEFAULT).compare(profile(), null, null);

        assertThat(tree(FILES.violations(whole)))
                .isEqualTo(Json.tree("{\"violations\":[]}", "none"));
    }

    private static Profile profile() {
        Profile profile = Profile.empty(BASELINE);
        NumberReference minutes = BASELINE.numbers().getFirst();
        profile.counts(0).number(minutes, 100);
        profile.counts(0).number(minutes, 110);
        profile.counts(0).number(minutes, 120);
        profile.counts(0).missing();
        CategoryReference genres = BASELINE.categories().getFirst();
        profile.counts(2).categories(List.of(0), List.of());
        profile.counts(2).categories(List.of(0, genres.unseenCell()), List.of("Cooking"));
        profile.counts(2).categories(List.of(genres.unseenCell()), List.of("Cooking"));
        profile.counts(2).categories(List.of(), List.of());
        return profile;
    }

    private static JsonNode tree(byte[] json) {
        return Json.tree(new String(json, StandardCharsets.UTF_8), "made");
    }
}
