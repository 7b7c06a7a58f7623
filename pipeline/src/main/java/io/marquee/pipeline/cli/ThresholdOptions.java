package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.drift.Thresholds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/// The options that say what is called drift.
final class ThresholdOptions {

    @Option(
            names = "--min-titles",
            defaultValue = "200",
            description =
                    "Fewer titles than this are not enough to tell (default: ${DEFAULT-VALUE}).")
    @Bounds(least = 1)
    private int minimumTitles = 200;

    @Option(
            names = "--significance",
            paramLabel = "SHARE",
            defaultValue = "0.01",
            description =
                    "The chance of a false alarm in a window, over all that is watched (default: ${DEFAULT-VALUE}).")
    @Bounds(least = 0, most = 1)
    private double significance = 0.01;

    @Option(
            names = "--distance",
            defaultValue = "0.1",
            description =
                    "Distance of two distributions that matters: population stability index, Kolmogorov-Smirnov, largest difference of a share (default: ${DEFAULT-VALUE}).")
    @Bounds(least = 0)
    private double distance = 0.1;

    @Option(
            names = "--threshold",
            paramLabel = "NAME=DISTANCE",
            description =
                    "The distance that matters of one feature, prediction or label: --threshold=release_year=0.3. May be given more than once.")
    private Map<String, String> byName = Map.of();

    @Option(
            names = "--missing",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description =
                    "Difference of the share of titles without a value that matters (default: ${DEFAULT-VALUE}).")
    @Bounds(least = 0, most = 1)
    private double missing = 0.05;

    @Option(
            names = "--unseen",
            paramLabel = "SHARE",
            defaultValue = "0.02",
            description =
                    "Share of titles with a new category that matters, beyond the usual (default: ${DEFAULT-VALUE}).")
    @Bounds(least = 0, most = 1)
    private double unseen = 0.02;

    /// What is asked for.
    ///
    /// @throws UserError if a value is out of its bounds
    Thresholds thresholds() {
        if (minimumTitles < 1) {
            throw new UserError(
                    "--min-titles is %d; it must be 1 or more.".formatted(minimumTitles));
        }
        share("--significance", significance);
        share("--missing", missing);
        share("--unseen", unseen);
        if (!(distance >= 0)) {
            throw new UserError("--distance is %s; it must be 0 or more.".formatted(distance));
        }
        Map<String, Double> parsed = new TreeMap<>();
        byName.forEach((name, text) -> parsed.put(name, parse(name, text)));
        return new Thresholds(minimumTitles, significance, distance, missing, unseen, parsed);
    }

    /// The options with their values, defaults included, for the record.
    Map<String, String> recorded() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("min-titles", String.valueOf(minimumTitles));
        options.put("significance", String.valueOf(significance));
        options.put("distance", String.valueOf(distance));
        List<String> pairs = new ArrayList<>();
        byName.forEach((name, value) -> pairs.add(name + "=" + value));
        options.put("threshold", String.join("\n", pairs));
        options.put("missing", String.valueOf(missing));
        options.put("unseen", String.valueOf(unseen));
        return options;
    }

    private static void share(String option, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new UserError("%s is %s; it must be between 0 and 1.".formatted(option, value));
        }
    }

    private static double parse(String name, String text) {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, as a negative one.
        }
        throw new UserError(
                "--threshold=%s=%s: the distance must be a number, 0 or more."
                        .formatted(name, text));
    }
}
