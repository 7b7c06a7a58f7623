package io.marquee.infra.cloudwatch;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One statistic of one metric over time.
///
/// @param statistic as CloudWatch calls it: `p99`, `Sum`, `Average`
/// @param dimensions what it was measured on
/// @param points oldest first; none for a period in which nothing was measured
public record FigureSeries(
        String metric, String statistic, SortedMap<String, String> dimensions, List<Point> points) {

    /// @param at the beginning of the period
    public record Point(Instant at, double value) {}

    public FigureSeries {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        points = List.copyOf(points);
    }
}
