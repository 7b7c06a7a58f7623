package io.marquee.drift;

import io.marquee.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.datasketches.kll.KllFloatsSketch;

/// What was found in the file formats of Amazon SageMaker Model Monitor, for the tools that read
/// them. It has one set of files per run, so they tell of the run as a whole, and only of the
/// features and predictions.
///
/// Source: "Schema for Statistics", "Schema for Constraints" and "Schema for Violations" in the
/// Amazon SageMaker AI developer guide.
public final class MonitorFiles {

    /// The names that Model Monitor gives them.
    public static final String STATISTICS = "statistics.json";

    public static final String CONSTRAINTS = "constraints.json";
    public static final String VIOLATIONS = "constraint_violations.json";

    private static final int BUCKETS = 10;

    /// By how much the capacity of a sketch's levels shrinks, in its own paper's letter.
    private static final double SHRINKAGE = 2.0 / 3;

    private static final String INTEGRAL = "Integral";
    private static final String FRACTIONAL = "Fractional";
    private static final String STRING = "String";

    private final Baseline baseline;
    private final Thresholds thresholds;

    public MonitorFiles(Baseline baseline, Thresholds thresholds) {
        this.baseline = baseline;
        this.thresholds = thresholds;
    }

    /// What was counted.
    public byte[] statistics(Profile profile) {
        List<Object> features = new ArrayList<>();
        long titles = 0;
        List<Reference> references = baseline.references();
        for (int place = 0; place < references.size(); place++) {
            CellCounts counts = profile.counts(place);
            titles = Math.max(titles, counts.titles());
            if (isTold(references.get(place)) && counts.titles() > 0) {
                features.add(
                        switch (references.get(place)) {
                            case NumberReference number -> statistics(number, counts);
                            case CategoryReference category -> statistics(category, counts);
                        });
            }
        }
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("version", 0);
        file.put("dataset", Map.of("item_count", titles));
        file.put("features", features);
        return Json.pretty(file);
    }

    /// What the baseline promises.
    public byte[] constraints() {
        List<Object> features = new ArrayList<>();
        for (Reference reference : baseline.references()) {
            if (isTold(reference)) {
                features.add(constraint(reference));
            }
        }
        Map<String, Object> distribution = new LinkedHashMap<>();
        distribution.put("perform_comparison", "Enabled");
        distribution.put("comparison_threshold", thresholds.distance());
        distribution.put("comparison_method", "Robust");
        distribution.put("categorical_comparison_threshold", thresholds.distance());
        distribution.put("categorical_drift_method", "LInfinity");
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("evaluate_constraints", "Enabled");
        config.put("emit_metrics", "Enabled");
        config.put("datatype_check_threshold", 1.0);
        config.put("domain_content_threshold", 1.0 - thresholds.unseen());
        config.put("distribution_constraints", distribution);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("version", 0);
        file.put("features", features);
        file.put("monitoring_config", config);
        return Json.pretty(file);
    }

    /// Where what was counted breaks the promises.
    ///
    /// @param whole the comparison of all windows together
    public byte[] violations(WindowDrift whole) {
        List<Object> violations = new ArrayList<>();
        for (FeatureDrift feature : whole.drifted()) {
            if (feature.section() == Section.FEATURE || feature.section() == Section.PREDICTION) {
                feature.checks().stream()
                        .filter(DriftCheck::drifted)
                        .forEach(check -> violations.add(violation(feature, check)));
            }
        }
        return Json.pretty(Map.of("violations", violations));
    }

    private static Map<String, Object> violation(FeatureDrift feature, DriftCheck check) {
        Map<String, Object> violation = new LinkedHashMap<>();
        violation.put("feature_name", feature.name());
        violation.put(
                "constraint_check_type",
                switch (check.kind()) {
                    case DISTRIBUTION, SHIFT -> "baseline_drift_check";
                    case MISSING -> "completeness_check";
                    case UNSEEN -> "categorical_values_check";
                });
        violation.put(
                "description",
                switch (check.kind()) {
                    case DISTRIBUTION ->
                            String.format(
                                    Locale.ROOT,
                                    "Population stability index %.3f reaches threshold %.3f",
                                    check.effect(),
                                    check.threshold());
                    case SHIFT ->
                            String.format(
                                    Locale.ROOT,
                                    "%s distance %.3f reaches threshold %.3f",
                                    feature.numbers() == null ? "LInfinity" : "Kolmogorov-Smirnov",
                                    check.effect(),
                                    check.threshold());
                    case MISSING ->
                            String.format(
                                    Locale.ROOT,
                                    "%.1f %% missing where %.1f %% were expected",
                                    100 * feature.missingShare(),
                                    100 * feature.expectedMissingShare());
                    case UNSEEN ->
                            String.format(
                                            Locale.ROOT,
                                            "%.1f %% unknown values: ",
                                            100 * feature.unseenShare())
                                    + String.join(", ", feature.unseen());
                });
        return violation;
    }

    private static Map<String, Object> constraint(Reference reference) {
        Map<String, Object> constraint = new LinkedHashMap<>();
        constraint.put("name", reference.name());
        constraint.put("inferred_type", type(reference));
        constraint.put(
                "completeness", 1 - (double) reference.missing() / Math.max(1, reference.titles()));
        switch (reference) {
            case NumberReference number ->
                    constraint.put(
                            "num_constraints", Map.of("is_non_negative", number.smallest() >= 0));
            case CategoryReference category -> {
                List<String> domains = new ArrayList<>(category.counts().keySet());
                domains.addAll(category.others());
                constraint.put("string_constraints", Map.of("domains", domains));
            }
        }
        return constraint;
    }

    private static Map<String, Object> statistics(NumberReference number, CellCounts counts) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("common", common(counts));
        if (counts.present() > 0) {
            KllFloatsSketch values = counts.values();
            figures.put("mean", counts.mean(number));
            figures.put("sum", counts.mean(number) * counts.present());
            figures.put("std_dev", counts.deviation(number));
            figures.put("min", (double) values.getMinItem());
            figures.put("max", (double) values.getMaxItem());
            figures.put(
                    "distribution",
                    Map.of("kll", inOrder("buckets", buckets(values), "sketch", sketch(values))));
        }
        return inOrder(
                "name",
                number.name(),
                "inferred_type",
                type(number),
                "numerical_statistics",
                figures);
    }

    private static Map<String, Object> statistics(CategoryReference category, CellCounts counts) {
        List<Object> buckets = new ArrayList<>();
        long distinct = 0;
        List<String> names = category.cells();
        long[] cells = counts.cells();
        for (int cell = 0; cell < cells.length - 1; cell++) {
            if (cells[cell] > 0) {
                distinct++;
                buckets.add(inOrder("value", names.get(cell), "count", cells[cell]));
            }
        }
        return inOrder(
                "name",
                category.name(),
                "inferred_type",
                STRING,
                "string_statistics",
                inOrder(
                        "common",
                        common(counts),
                        "distinct_count",
                        distinct,
                        "distribution",
                        Map.of("categorical", Map.of("buckets", buckets))));
    }

    private static Map<String, Object> common(CellCounts counts) {
        return inOrder(
                "num_present", counts.present(), "num_missing", counts.titles() - counts.present());
    }

    /// Ten of equal width from the smallest value to the largest.
    private static List<Object> buckets(KllFloatsSketch values) {
        double low = values.getMinItem();
        double width = (values.getMaxItem() - low) / BUCKETS;
        List<Object> buckets = new ArrayList<>();
        double below = 0;
        for (int i = 1; i <= BUCKETS; i++) {
            double upper = i == BUCKETS ? values.getMaxItem() : low + i * width;
            double upTo = i == BUCKETS ? 1 : values.getRank((float) upper);
            buckets.add(
                    inOrder(
                            "lower_bound",
                            low + (i - 1) * width,
                            "upper_bound",
                            upper,
                            "count",
                            Math.round((upTo - below) * values.getN())));
            below = upTo;
        }
        return buckets;
    }

    /// The values that the sketch has kept, by the number of values that each stands for.
    private static Map<String, Object> sketch(KllFloatsSketch values) {
        TreeMap<Long, List<Float>> levels = new TreeMap<>();
        for (var kept = values.iterator(); kept.next(); ) {
            levels.computeIfAbsent(kept.getWeight(), weight -> new ArrayList<>())
                    .add(kept.getQuantile());
        }
        List<List<Float>> data = new ArrayList<>();
        for (long weight = 1; weight <= (levels.isEmpty() ? 0 : levels.lastKey()); weight *= 2) {
            data.add(levels.getOrDefault(weight, List.of()).stream().sorted().toList());
        }
        return inOrder("parameters", inOrder("c", SHRINKAGE, "k", values.getK()), "data", data);
    }

    private static String type(Reference reference) {
        return switch (reference) {
            case NumberReference number ->
                    number.section() == Section.FEATURE ? INTEGRAL : FRACTIONAL;
            case CategoryReference _ -> STRING;
        };
    }

    /// Its files know columns that go in and come out, and no contributions.
    private static boolean isTold(Reference reference) {
        return reference.section() == Section.FEATURE || reference.section() == Section.PREDICTION;
    }

    private static Map<String, Object> inOrder(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
