package io.marquee.ensemble;

import java.util.List;

/// Walks every tree for every row: right for any tree, slower than [BlockScorer].
record WalkingScorer(List<Tree> trees) implements Scorer {

    @Override
    public void addLeaves(float[] values, int columns, int from, int to, double[] sums) {
        for (int row = from; row < to; row++) {
            double sum = sums[row];
            for (Tree tree : trees) {
                sum += tree.predict(values, row * columns);
            }
            sums[row] = sum;
        }
    }
}
