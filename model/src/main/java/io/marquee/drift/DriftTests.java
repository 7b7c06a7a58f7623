package io.marquee.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares profiles with a baseline.
///
/// A thing has drifted if one of its checks finds a difference that is both large enough to matter
/// and, corrected for all checks of the window, no chance. So a small sample does not alarm by its
/// noise, nor a large one by a difference that nobody would notice.
public final class DriftTests {

    private static final int MOST_UNSEEN_NAMES = 10;

    private final Baseline baseline;
    private final Thresholds thresholds;

    public DriftTests(Baseline baseline, Thresholds thresholds) {
        this.baseline = baseline;
        this.thresholds = thresholds;
    }

    /// Compares one window.
    ///
    /// @param from when it begins; null if it holds everything
    /// @param to when it ends; null if it holds everything
    public WindowDrift compare(Profile profile, @Nullable Instant from, @Nullable Instant to) {
        List<Reference> references = baseline.references();
        List<FeatureDrift> all = new ArrayList<>();
        for (int place = 0; place < references.size(); place++) {
            CellCounts counts = profile.counts(place);
            if (counts.titles() > 0) {
                all.add(compare(references.get(place), counts));
            }
        }
        List<FeatureDrift> features =
                corrected(all).stream()
                        .sorted(
                                Comparator.comparingDouble((FeatureDrift each) -> -each.rank())
                                        .thenComparing(FeatureDrift::section)
                                        .thenComparing(FeatureDrift::name))
                        .toList();
        List<QualityDrift> quality =
                new QualityTests(baseline.quality(), thresholds).compare(profile.outcomes());
        return new WindowDrift(
                from,
                to,
                titles(profile),
                status(features, quality),
                AttributionAgreement.of(baseline, profile),
                features,
                quality);
    }

    private FeatureDrift compare(Reference reference, CellCounts counts) {
        long[] expected = reference.expected();
        long[] actual = counts.cells();
        double drift = Distances.jensenShannon(expected, actual);
        boolean enough =
                Math.min(counts.titles(), reference.titles()) >= thresholds.minimumTitles();
        return new FeatureDrift(
                reference.section(),
                reference.name(),
                enough ? DriftStatus.OK : DriftStatus.NOT_ENOUGH_DATA,
                reference.importance(),
                drift,
                drift * reference.importance(),
                counts.titles(),
                share(actual[actual.length - 1], counts.titles()),
                share(reference.missing(), reference.titles()),
                reference instanceof CategoryReference category
                        ? share(actual[category.unseenCell()], counts.titles())
                        : 0,
                counts.unseenNames(MOST_UNSEEN_NAMES),
                reference instanceof NumberReference number && counts.present() > 0
                        ? numbers(number, counts)
                        : null,
                enough ? checks(reference, counts) : List.of(),
                cells(reference, counts));
    }

    private List<DriftCheck> checks(Reference reference, CellCounts counts) {
        List<DriftCheck> checks = new ArrayList<>();
        long[] expected = reference.expected();
        long[] actual = counts.cells();
        double limit = thresholds.distanceOf(reference);
        double stability = Distances.populationStability(expected, actual);
        switch (reference) {
            case NumberReference number -> {
                checks.add(
                        check(
                                DriftCheck.Kind.DISTRIBUTION,
                                stability,
                                limit,
                                Significance.chiSquared(expected, actual)));
                long[] before = Arrays.copyOf(expected, expected.length - 1);
                long[] now = Arrays.copyOf(actual, actual.length - 1);
                long present = counts.present();
                if (present > 0) {
                    double distance = Distances.kolmogorovSmirnov(before, now);
                    checks.add(
                            check(
                                    DriftCheck.Kind.SHIFT,
                                    distance,
                                    limit,
                                    Significance.kolmogorovSmirnov(
                                            distance,
                                            number.titles() - number.missing(),
                                            present)));
                }
                checks.add(missing(reference, counts));
            }
            case CategoryReference category -> {
                double pValue =
                        category.several()
                                ? Significance.ofSeveral(
                                        expected, category.titles(), actual, counts.titles())
                                : Significance.chiSquared(expected, actual);
                checks.add(check(DriftCheck.Kind.DISTRIBUTION, stability, limit, pValue));
                checks.add(
                        check(
                                DriftCheck.Kind.SHIFT,
                                Distances.largest(
                                        expected, category.titles(), actual, counts.titles()),
                                limit,
                                pValue));
                checks.add(missing(reference, counts));
                checks.add(unseen(category, actual[category.unseenCell()], counts.titles()));
            }
        }
        return checks;
    }

    private DriftCheck missing(Reference reference, CellCounts counts) {
        long missing = counts.titles() - counts.present();
        return check(
                DriftCheck.Kind.MISSING,
                Math.abs(
                        share(missing, counts.titles())
                                - share(reference.missing(), reference.titles())),
                thresholds.missing(),
                Significance.twoShares(
                        reference.missing(), reference.titles(), missing, counts.titles()));
    }

    private DriftCheck unseen(CategoryReference category, long unseen, long titles) {
        return check(
                DriftCheck.Kind.UNSEEN,
                Math.max(0, share(unseen, titles) - share(category.onceOnly(), category.titles())),
                thresholds.unseen(),
                Significance.twoShares(
                        Math.min(category.onceOnly(), category.titles()),
                        category.titles(),
                        Math.min(unseen, titles),
                        titles));
    }

    /// Holm over all checks of all things.
    private List<FeatureDrift> corrected(List<FeatureDrift> all) {
        double[] adjusted =
                Significance.holm(
                        all.stream()
                                .flatMap(each -> each.checks().stream())
                                .mapToDouble(DriftCheck::pValue)
                                .toArray());
        List<FeatureDrift> result = new ArrayList<>();
        int next = 0;
        for (FeatureDrift each : all) {
            List<DriftCheck> checks = new ArrayList<>();
            for (DriftCheck check : each.checks()) {
                checks.add(check.adjusted(adjusted[next++], thresholds.significance()));
            }
            result.add(checks.isEmpty() ? each : each.with(checks));
        }
        return result;
    }

    private static DriftStatus status(List<FeatureDrift> features, List<QualityDrift> quality) {
        List<DriftStatus> all = new ArrayList<>();
        features.forEach(each -> all.add(each.status()));
        quality.forEach(each -> all.add(each.status()));
        if (all.contains(DriftStatus.DRIFTED)) {
            return DriftStatus.DRIFTED;
        }
        return all.contains(DriftStatus.OK) ? DriftStatus.OK : DriftStatus.NOT_ENOUGH_DATA;
    }

    private static DriftCheck check(
            DriftCheck.Kind kind, double effect, double threshold, double pValue) {
        return new DriftCheck(kind, effect, threshold, pValue, 1, false);
    }

    private static FeatureDrift.Numbers numbers(NumberReference number, CellCounts counts) {
        return new FeatureDrift.Numbers(
                counts.mean(number),
                number.mean(),
                counts.deviation(number),
                number.deviation(),
                counts.meanSize(number),
                counts.quantile(0.05),
                counts.quantile(0.5),
                counts.quantile(0.95));
    }

    private static List<FeatureDrift.Cell> cells(Reference reference, CellCounts counts) {
        List<String> names = reference.cells();
        long[] expected = reference.expected();
        long[] actual = counts.cells();
        List<FeatureDrift.Cell> cells = new ArrayList<>();
        for (int cell = 0; cell < expected.length; cell++) {
            cells.add(
                    new FeatureDrift.Cell(
                            names.get(cell),
                            share(expected[cell], reference.titles()),
                            share(actual[cell], counts.titles())));
        }
        return cells;
    }

    /// Every title has a kind; without titles, what was counted most.
    private long titles(Profile profile) {
        long most = 0;
        for (int place = 0; place < baseline.references().size(); place++) {
            most = Math.max(most, profile.counts(place).titles());
        }
        return most;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
