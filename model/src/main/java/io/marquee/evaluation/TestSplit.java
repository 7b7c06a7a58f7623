package io.marquee.evaluation;

/// The test titles of one model and what was said of them: ratings, or probabilities of being liked
/// against labels of 1 and 0.
///
/// @param trainingTitles number of titles the model was trained on
/// @param trainingMean mean label of the training titles; the naive answer for every title
/// @param actual labels, one per test title, at least one
/// @param predicted the model's predictions, one per test title
/// @param genreMean the less naive answer for each test title: the mean label of the training
///   titles with the same leading genre
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record TestSplit(
        int trainingTitles,
        double trainingMean,
        double[] actual,
        double[] predicted,
        double[] genreMean) {}
