package io.marquee.drift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one watched thing compares with its reference.
///
/// @param importance of the thing, 0 to 1, see [Reference#importance]
/// @param drift how far it is from its reference: the Jensen-Shannon distance over all cells, 0 to
///   1
/// @param rank `drift` times `importance`: by it the things of a window are sorted
/// @param titles how many were counted
/// @param missingShare of the titles, 0 to 1
/// @param expectedMissingShare of the training titles
/// @param unseenShare titles with a category that is new, per title; 0 of numbers
/// @param unseen the most frequent new categories
/// @param numbers what only numbers have; null of categories
/// @param checks in the order of [DriftCheck.Kind]; empty if there is not enough data
/// @param cells the distributions, to be drawn
public record FeatureDrift(
        Section section,
        String name,
        DriftStatus status,
        double importance,
        double drift,
        double rank,
        long titles,
        double missingShare,
        double expectedMissingShare,
        double unseenShare,
        List<String> unseen,
        @Nullable Numbers numbers,
        List<DriftCheck> checks,
        List<Cell> cells) {

    public FeatureDrift {
        unseen = List.copyOf(unseen);
        checks = List.copyOf(checks);
        cells = List.copyOf(cells);
    }

    /// What a number has.
    ///
    /// @param mean of the values
    /// @param expectedMean of the training values
    /// @param deviation their standard deviation
    /// @param expectedDeviation of the training values
    /// @param meanSize mean of the values without their signs; of an attribution mean |SHAP|
    /// @param p05 about the value that 5 % do not exceed
    /// @param median about the middle one
    /// @param p95 about the value that 95 % do not exceed
    public record Numbers(
            double mean,
            double expectedMean,
            double deviation,
            double expectedDeviation,
            double meanSize,
            double p05,
            double median,
            double p95) {}

    /// A cell.
    ///
    /// @param expected share of the training titles, 0 to 1
    /// @param actual share of the titles now
    public record Cell(String name, double expected, double actual) {}

    /// This with other checks, and the status that follows from them.
    FeatureDrift with(List<DriftCheck> others) {
        boolean drifted = others.stream().anyMatch(DriftCheck::drifted);
        return new FeatureDrift(
                section,
                name,
                drifted ? DriftStatus.DRIFTED : DriftStatus.OK,
                importance,
                drift,
                rank,
                titles,
                missingShare,
                expectedMissingShare,
                unseenShare,
                unseen,
                numbers,
                others,
                cells);
    }
}
