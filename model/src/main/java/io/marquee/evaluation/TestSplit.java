package io.marquee.evaluation;

import java.util.List;

/// The test titles of one model and what was said of them: ratings, or probabilities of being liked
/// against labels of 1 and 0.
///
/// @param trainingTitles number of titles the model was trained on
/// @param trainingMean mean label of the training titles; the naive answer for every title
/// @param actual labels, one per test title, at least one
/// @param predicted the model's predictions, one per test title
/// @param genreMean the less naive answer for each test title: the mean label of the training
///   titles with the same leading genre
/// @param slicings the ways in which the test titles are parted; empty if only looked at as a whole
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record TestSplit(
        int trainingTitles,
        double trainingMean,
        double[] actual,
        double[] predicted,
        double[] genreMean,
        List<Slicing> slicings) {

    public TestSplit {
        slicings = List.copyOf(slicings);
        for (Slicing slicing : slicings) {
            if (slicing.values().size() != actual.length) {
                throw new IllegalArgumentException(
                        "%d titles have %d values of %s"
                                .formatted(actual.length, slicing.values().size(), slicing.name()));
            }
        }
    }

    /// Test titles that are looked at as a whole only.
    public TestSplit(
            int trainingTitles,
            double trainingMean,
            double[] actual,
            double[] predicted,
            double[] genreMean) {
        this(trainingTitles, trainingMean, actual, predicted, genreMean, List.of());
    }
}
