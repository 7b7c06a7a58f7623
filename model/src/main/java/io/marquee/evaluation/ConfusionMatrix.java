package io.marquee.evaluation;

/// How many titles were called what, in a single count of titles.
///
/// @param truePositives liked titles that were called liked
/// @param falsePositives others that were called liked
/// @param falseNegatives liked titles that were not called so
/// @param trueNegatives others that were not called liked
public record ConfusionMatrix(
        int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {

    /// @param actual 1 for liked, 0 for not, one per title, at least one
    /// @param predicted probabilities, 0 to 1
    /// @param threshold probability from which a title is called liked
    public static ConfusionMatrix of(double[] actual, double[] predicted, double threshold) {
        Predictions.checkProbabilities(actual, predicted);
        int[] counts = new int[4];
        for (int i = 0; i < actual.length; i++) {
            counts[(actual[i] == 1 ? 0 : 1) + (predicted[i] >= threshold ? 0 : 2)]++;
        }
        return new ConfusionMatrix(counts[0], counts[1], counts[2], counts[3]);
    }
}
