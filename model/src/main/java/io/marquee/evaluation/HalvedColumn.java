package io.marquee.evaluation;

import io.marquee.feature.FeatureMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/// One feature's answers to the labels of both halves of the titles, each fitted on the other half.
@SuppressWarnings("ArrayRecordComponent") // never compared
record HalvedColumn(double[][] labels, double[][] answers) {

    static HalvedColumn of(LeakReport.Labelled titles, int column) {
        double[][] labels = new double[2][];
        float[][] values = new float[2][];
        for (int half = 0; half < 2; half++) {
            int[] rows = everyOther(half, titles.labels().length);
            FeatureMatrix vectors = titles.vectors();
            labels[half] = Arrays.stream(rows).mapToDouble(row -> titles.labels()[row]).toArray();
            values[half] = new float[rows.length];
            for (int i = 0; i < rows.length; i++) {
                values[half][i] = vectors.at(rows[i], column);
            }
        }
        return new HalvedColumn(
                labels,
                new double[][] {
                    BinnedMeans.fit(values[1], labels[1]).answers(values[0]),
                    BinnedMeans.fit(values[0], labels[0]).answers(values[1])
                });
    }

    double r2() {
        return RegressionMetrics.of(joined(labels[0], labels[1]), joined(answers[0], answers[1]))
                .r2();
    }

    /// The mean of both halves: to rank across them would hold their different means against the
    /// feature.
    double rocAuc() {
        return (ClassificationMetrics.of(labels[0], answers[0]).rocAuc()
                        + ClassificationMetrics.of(labels[1], answers[1]).rocAuc())
                / 2;
    }

    private static int[] everyOther(int first, int rows) {
        return IntStream.range(0, rows).filter(row -> row % 2 == first).toArray();
    }

    private static double[] joined(double[] one, double[] two) {
        double[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
