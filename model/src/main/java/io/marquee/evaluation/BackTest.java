package io.marquee.evaluation;

import java.time.LocalDate;
import java.util.Arrays;

/// What would have been predicted at a day in the past: trained on the titles known by then, tested
/// on those that came later.
///
/// @param cut the first day that training knew nothing of
public record BackTest(LocalDate cut, Ratings rating, Likes liked) {

    /// The rating model, and what the mean and the leading genre's mean of the earlier titles gave.
    public record Ratings(
            int trainingTitles,
            int testTitles,
            RegressionMetrics model,
            RegressionMetrics mean,
            RegressionMetrics genreMean) {}

    /// The liked model, and what the share of all and of the leading genre's earlier titles gave.
    public record Likes(
            int trainingTitles,
            int testTitles,
            ClassificationMetrics model,
            ClassificationMetrics share,
            ClassificationMetrics genreShare) {}

    /// @param rating earlier and later titles with a rating
    /// @param liked earlier and later titles that are liked or not
    /// @param threshold probability from which a title is called liked
    public static BackTest of(LocalDate cut, TestSplit rating, TestSplit liked, double threshold) {
        return new BackTest(
                cut,
                new Ratings(
                        rating.trainingTitles(),
                        rating.actual().length,
                        RegressionMetrics.of(rating.actual(), rating.predicted()),
                        RegressionMetrics.of(rating.actual(), mean(rating)),
                        RegressionMetrics.of(rating.actual(), rating.genreMean())),
                new Likes(
                        liked.trainingTitles(),
                        liked.actual().length,
                        ClassificationMetrics.of(liked.actual(), liked.predicted(), threshold),
                        ClassificationMetrics.of(liked.actual(), mean(liked), threshold),
                        ClassificationMetrics.of(liked.actual(), liked.genreMean(), threshold)));
    }

    private static double[] mean(TestSplit split) {
        double[] same = new double[split.actual().length];
        Arrays.fill(same, split.trainingMean());
        return same;
    }
}
