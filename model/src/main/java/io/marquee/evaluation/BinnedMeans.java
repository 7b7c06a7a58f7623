package io.marquee.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The mean label by tenths of a feature's values: what the feature alone knows.
@SuppressWarnings("ArrayRecordComponent") // never compared
record BinnedMeans(float[] highest, double[] means) {

    private static final int TENTHS = 10;

    /// Bins of about a tenth of the titles each. A value that a tenth or more of them share has a
    /// bin of its own, so that a flag is told from its absence however rare either is.
    static BinnedMeans fit(float[] values, double[] labels) {
        int[] order =
                IntStream.range(0, values.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> values[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int full = Math.ceilDiv(values.length, TENTHS);
        List<Float> highest = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < order.length; ) {
            float value = values[order[i]];
            double sumOfValue = 0;
            int countOfValue = 0;
            for (; i < order.length && values[order[i]] == value; i++) {
                sumOfValue += labels[order[i]];
                countOfValue++;
            }
            if (count > 0 && (count >= full || countOfValue >= full)) {
                means.add(sum / count);
                sum = 0;
                count = 0;
                highest.add(values[order[i - countOfValue - 1]]);
            }
            sum += sumOfValue;
            count += countOfValue;
        }
        highest.add(values[order[order.length - 1]]);
        means.add(sum / count);
        float[] ends = new float[highest.size()];
        for (int bin = 0; bin < ends.length; bin++) {
            ends[bin] = highest.get(bin);
        }
        return new BinnedMeans(ends, means.stream().mapToDouble(Double::doubleValue).toArray());
    }

    double[] answers(float[] values) {
        double[] answers = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int place = Arrays.binarySearch(highest, values[i]);
            answers[i] = means[Math.min(place < 0 ? -place - 1 : place, means.length - 1)];
        }
        return answers;
    }
}
