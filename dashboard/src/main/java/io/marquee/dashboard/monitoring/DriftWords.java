package io.marquee.dashboard.monitoring;

import io.marquee.drift.DriftCheck;
import io.marquee.drift.DriftReport;
import io.marquee.drift.DriftStatus;
import io.marquee.drift.FeatureDrift;
import io.marquee.drift.QualityDrift;
import io.marquee.drift.Section;
import io.marquee.drift.WindowDrift;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What drift is called in people's words.
public final class DriftWords {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// As many as one takes in.
    private static final int MOST_NAMED = 3;

    private DriftWords() {}

    /// Where the titles came from.
    public static String source(DriftReport report) {
        return switch (report.source()) {
            case "predictions" -> "predictions";
            case "capture" -> "requests and answers that an endpoint has captured";
            case "catalog" -> "a catalog";
            default -> report.source();
        };
    }

    /// A time to the minute, in UTC; the day alone where that is its beginning.
    public static String time(Instant time) {
        return MINUTES.format(time).replace(" 00:00", "");
    }

    /// What tells a window from the others of its run: when it begins, in UTC.
    public static String label(WindowDrift window) {
        Instant begin = window.from();
        return begin == null ? "all" : time(begin);
    }

    /// In a word or three.
    public static String status(DriftStatus status) {
        return switch (status) {
            case OK -> "no drift";
            case DRIFTED -> "drifted";
            case NOT_ENOUGH_DATA -> "not enough data";
        };
    }

    /// A sentence on a window as a whole.
    public static String sentence(WindowDrift window) {
        return switch (window.status()) {
            case NOT_ENOUGH_DATA ->
                    String.format(
                            Locale.ROOT,
                            "There is not enough data: %,d titles are too few to tell drift from chance.",
                            window.titles());
            case OK ->
                    String.format(
                            Locale.ROOT,
                            "Nothing has drifted: %,d titles are like those that the model learnt from.",
                            window.titles());
            case DRIFTED ->
                    String.format(
                            Locale.ROOT, "Of %,d titles %s.", window.titles(), drifted(window));
        };
    }

    /// What has drifted, what matters most first, without a full stop: "genres, length and 2 more
    /// have drifted".
    public static String drifted(WindowDrift window) {
        List<String> names =
                new ArrayList<>(window.drifted().stream().map(DriftWords::name).toList());
        window.quality().stream()
                .filter(figure -> figure.status() == DriftStatus.DRIFTED)
                .map(QualityDrift::figure)
                .map(DriftWords::quality)
                .forEach(names::add);
        int more = names.size() - MOST_NAMED;
        if (more > 1) {
            names.subList(MOST_NAMED, names.size()).clear();
            names.add(more + " more");
        }
        String last = names.removeLast();
        return names.isEmpty()
                ? last + " has drifted"
                : "%s and %s have drifted".formatted(String.join(", ", names), last);
    }

    /// What a thing goes by in addresses: a feature's own name, and of others their section before
    /// it.
    public static String id(FeatureDrift thing) {
        return thing.section() == Section.FEATURE
                ? thing.name()
                : thing.section().name().toLowerCase(Locale.ROOT) + "." + thing.name();
    }

    /// What a thing is called.
    public static String name(FeatureDrift thing) {
        String name = thing.name().replace('_', ' ');
        return switch (thing.section()) {
            case FEATURE -> name;
            case PREDICTION -> "predicted " + name;
            case ATTRIBUTION -> "weight of " + name;
            case LABEL -> "actual " + name.replace("user ", "");
        };
    }

    /// What the checks of a thing found; its status where they found nothing.
    public static String verdict(FeatureDrift thing) {
        if (thing.status() != DriftStatus.DRIFTED) {
            return status(thing.status());
        }
        return thing.checks().stream()
                .filter(DriftCheck::drifted)
                .map(check -> found(check, thing))
                .collect(Collectors.joining(", "));
    }

    private static String found(DriftCheck check, FeatureDrift thing) {
        return switch (check.kind()) {
            case DISTRIBUTION ->
                    String.format(Locale.ROOT, "distribution (PSI %.2f)", check.effect());
            case SHIFT -> String.format(Locale.ROOT, "shift (%.2f)", check.effect());
            case MISSING ->
                    String.format(
                            Locale.ROOT,
                            "%.1f %% missing, was %.1f %%",
                            100 * thing.missingShare(),
                            100 * thing.expectedMissingShare());
            case UNSEEN -> "new: " + String.join(", ", thing.unseen());
        };
    }

    /// What a check looks at, and what the size of a difference is measured by.
    public static String kind(DriftCheck.Kind kind) {
        return switch (kind) {
            case DISTRIBUTION -> "distribution (PSI)";
            case SHIFT -> "shift (distance)";
            case MISSING -> "missing (share)";
            case UNSEEN -> "new (share)";
        };
    }

    /// What a figure of quality is called.
    ///
    /// @param figure as in the report
    public static String quality(String figure) {
        return switch (figure) {
            case "rmse" -> "RMSE of the rating";
            case "log_loss" -> "log loss of liked";
            case "roc_auc" -> "ROC AUC of liked";
            default -> figure;
        };
    }
}
