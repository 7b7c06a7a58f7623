package io.marquee.ensemble;

import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Random but repeatable ensembles, and rows that probe them: ordinary values, values that sit
/// right on a threshold, and NaN.
final class SeededForest {

    static final int COLUMNS = 12;

    private final Random random;
    private final List<Float> thresholds = new ArrayList<>();

    SeededForest(long seed) {
        random = new Random(seed);
    }

    static List<FeatureColumn> columns() {
        return IntStream.range(0, COLUMNS)
                .mapToObj(c ->
                        c % 3 == 0
                                ? FeatureColumn.flag("flag=" + c)
                                : FeatureColumn.number("number_" + c))
                .toList();
    }

    Ensemble ensemble(Objective objective, int trees, int depth) {
        float base = objective == Objective.RATING ? 3.1234567f : 0.3861736f;
        return new Ensemble(objective, base, columns(), trees(trees, depth));
    }

    List<Tree> trees(int count, int depth) {
        return IntStream.range(0, count).mapToObj(t -> Tree.of(node(depth))).toList();
    }

    private TreeNode node(int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            // Leaves of many magnitudes: the order in which they are added shows in the sum.
            double value = random.nextGaussian() * 0.1 * Math.pow(10, -random.nextInt(9));
            return new TreeNode.Leaf((float) value, 1 + random.nextInt(500));
        }
        int feature = random.nextInt(COLUMNS);
        float threshold = 0.5f;
        if (feature % 3 != 0) {
            threshold = (float) (random.nextGaussian() * Math.pow(10, feature - 5));
            thresholds.add(threshold);
        }
        return new TreeNode.Split(
                feature, threshold, random.nextFloat(), node(depth - 1), node(depth - 1));
    }

    FeatureMatrix rows(int count) {
        float[] values = new float[count * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            int feature = i % COLUMNS;
            values[i] =
                    switch (random.nextInt(10)) {
                        case 0 -> Float.NaN;
                        case 1, 2 ->
                                thresholds.isEmpty()
                                        ? 0
                                        : thresholds.get(random.nextInt(thresholds.size()));
                        default ->
                                feature % 3 == 0
                                        ? random.nextInt(2)
                                        : (float)
                                                (random.nextGaussian() * Math.pow(10, feature - 5));
                    };
        }
        return new FeatureMatrix(count, COLUMNS, values);
    }
}
