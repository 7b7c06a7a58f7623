package io.marquee.pipeline.cli;

import io.marquee.drift.DriftCheck;
import io.marquee.drift.DriftReport;
import io.marquee.drift.DriftStatus;
import io.marquee.drift.FeatureDrift;
import io.marquee.drift.QualityDrift;
import io.marquee.drift.WindowDrift;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What has drifted, for people.
final class DriftTable {

    /// Windows that are shown one by one; of more, the last.
    private static final int MOST_WINDOWS = 14;

    private static final int MOST_FEATURES = 12;

    private DriftTable() {}

    static void print(DriftReport report, PrintWriter out) {
        out.println();
        out.println("Compared with the baseline of model " + report.modelVersion());
        List<WindowDrift> windows = report.windows();
        if (windows.size() > 1) {
            Table table = Table.of("window from", "titles", "drifted", "agreement", "");
            for (WindowDrift each :
                    windows.subList(Math.max(0, windows.size() - MOST_WINDOWS), windows.size())) {
                table.row(
                        String.valueOf(each.from()),
                        String.format(Locale.ROOT, "%,d", each.titles()),
                        String.valueOf(each.drifted().size()),
                        figure(each.attributionAgreement()),
                        words(each.status()));
            }
            table.print(out);
        }
        WindowDrift last = windows.getLast();
        out.println();
        out.println(
                windows.size() > 1
                        ? "The window from %s".formatted(last.from())
                        : String.format(Locale.ROOT, "All %,d titles", last.titles()));
        features(last, out);
        quality(last, out);
    }

    /// What has drifted, and what weighs most of the rest.
    private static void features(WindowDrift window, PrintWriter out) {
        List<FeatureDrift> shown =
                window.features().stream()
                        .sorted((a, b) ->
                                Boolean.compare(
                                        b.status() == DriftStatus.DRIFTED,
                                        a.status() == DriftStatus.DRIFTED))
                        .limit(Math.max(MOST_FEATURES, window.drifted().size()))
                        .toList();
        Table table = Table.of("", "kind", "distance", "importance", "missing", "");
        for (FeatureDrift each : shown) {
            table.row(
                    each.name(),
                    each.section().name().toLowerCase(Locale.ROOT),
                    figure(each.drift()),
                    figure(each.importance()),
                    String.format(Locale.ROOT, "%.1f %%", 100 * each.missingShare()),
                    verdict(each));
        }
        table.print(out);
        int more = window.features().size() - shown.size();
        if (more > 0) {
            out.println("  and %d more that have not drifted".formatted(more));
        }
    }

    private static String verdict(FeatureDrift feature) {
        String reasons =
                feature.checks().stream()
                        .filter(DriftCheck::drifted)
                        .map(DriftTable::words)
                        .collect(Collectors.joining(", "));
        String names =
                feature.unseen().isEmpty() || reasons.isEmpty()
                        ? ""
                        : " (" + String.join(", ", feature.unseen()) + ")";
        return words(feature.status()) + (reasons.isEmpty() ? "" : ": " + reasons + names);
    }

    private static String words(DriftCheck check) {
        return switch (check.kind()) {
            case DISTRIBUTION ->
                    String.format(Locale.ROOT, "distribution (PSI %.2f)", check.effect());
            case SHIFT -> String.format(Locale.ROOT, "shift (%.2f)", check.effect());
            case MISSING -> "missing values";
            case UNSEEN -> "new categories";
        };
    }

    private static String words(DriftStatus status) {
        return switch (status) {
            case OK -> "ok";
            case DRIFTED -> "DRIFTED";
            case NOT_ENOUGH_DATA -> "not enough data";
        };
    }

    private static void quality(WindowDrift window, PrintWriter out) {
        if (window.quality().isEmpty()) {
            return;
        }
        out.println();
        out.println("How predictions turned out");
        Table table = Table.of("", "titles", "now", "95 % interval", "at training", "");
        for (QualityDrift each : window.quality()) {
            table.row(
                    each.figure().replace('_', ' '),
                    String.format(Locale.ROOT, "%,d", each.titles()),
                    figure(each.value()),
                    figure(each.low()) + " – " + figure(each.high()),
                    figure(each.expected()),
                    words(each.status()));
        }
        table.print(out);
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }
}
