package io.marquee.infra.cloudwatch;

import io.marquee.UserError;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Values measured around one moment.
///
/// @param name 1 to 255 printable ASCII characters
/// @param counts each value with how often it was measured, at least once; values are finite
/// @param at when; to the second
/// @param dimensions what it was measured on: 30 at the most, of printable ASCII characters
public record MetricSample(
        String name,
        MetricUnit unit,
        Instant at,
        SortedMap<String, String> dimensions,
        SortedMap<Double, Long> counts) {

    private static final int MOST_DIMENSIONS = 30;

    /// CloudWatch refuses larger magnitudes: 2 to the power of 360.
    private static final double LARGEST = Math.scalb(1.0, 360);

    private static final Pattern NAME = Pattern.compile("[!-9;-~][ -~]{0,254}");
    private static final Pattern VALUE = Pattern.compile("[!-9;-~][ -~]{0,1023}");

    public MetricSample {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        if (!NAME.matcher(name).matches()) {
            throw new UserError(
                    "'%s' is no name for a metric: it takes 1 to 255 ASCII characters, and no colon at the beginning."
                            .formatted(name));
        }
        checkDimensions(dimensions);
        if (counts.isEmpty()) {
            throw new IllegalArgumentException(name + " has no values");
        }
        counts.forEach((value, count) -> {
            if (!(Math.abs(value) <= LARGEST) || count < 1) {
                throw new IllegalArgumentException(
                        "%s cannot be %s, %d times".formatted(name, value, count));
            }
        });
    }

    /// One value, measured once.
    public static MetricSample of(
            String name,
            MetricUnit unit,
            Instant at,
            Map<String, String> dimensions,
            double value) {
        return new MetricSample(
                name, unit, at, new TreeMap<>(dimensions), new TreeMap<>(Map.of(value, 1L)));
    }

    /// How many measurements these are.
    public long measurements() {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    /// @throws UserError if CloudWatch would not take them
    static void checkDimensions(Map<String, String> dimensions) {
        if (dimensions.size() > MOST_DIMENSIONS) {
            throw new UserError(
                    "A metric has %d dimensions; CloudWatch takes %d at the most."
                            .formatted(dimensions.size(), MOST_DIMENSIONS));
        }
        dimensions.forEach((name, value) -> {
            if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
                throw new UserError(
                        "'%s=%s' is no dimension of a metric: both take ASCII characters, and no colon at the beginning."
                                .formatted(name, value));
            }
        });
    }
}
