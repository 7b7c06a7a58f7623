package io.marquee.pipeline.train;

import io.marquee.ensemble.Objective;
import io.marquee.feature.FeatureMatrix;
import io.marquee.label.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Examples in the order of their titles' ids: the same set, however they arrived.
final class ExampleSet {

    private final List<Example> examples;

    private ExampleSet(List<Example> examples) {
        this.examples = examples;
    }

    /// Puts the blocks of examples in order.
    static ExampleSet of(Iterable<List<Example>> blocks) {
        List<Example> all = new ArrayList<>();
        blocks.forEach(all::addAll);
        all.sort(Comparator.comparing(Example::titleId));
        return new ExampleSet(all);
    }

    /// The examples of a split that have a label for an objective.
    ExampleSet of(Split split, Objective objective) {
        return new ExampleSet(
                examples.stream()
                        .filter(e ->
                                e.split() == split
                                        && !Double.isNaN(target(objective).applyAsDouble(e)))
                        .toList());
    }

    int size() {
        return examples.size();
    }

    /// The labels for an objective, in order.
    double[] targets(Objective objective) {
        return examples.stream().mapToDouble(target(objective)).toArray();
    }

    /// The leading genres, in order.
    List<String> genres() {
        return examples.stream().map(Example::genre).toList();
    }

    /// The vectors, a row each, in order.
    ///
    /// @param columns number of features; says the shape where there are no examples
    FeatureMatrix vectors(int columns) {
        float[] values = new float[Math.multiplyExact(examples.size(), columns)];
        for (int row = 0; row < examples.size(); row++) {
            System.arraycopy(examples.get(row).vector(), 0, values, row * columns, columns);
        }
        return new FeatureMatrix(examples.size(), columns, values);
    }

    private static ToDoubleFunction<Example> target(Objective objective) {
        return switch (objective) {
            case RATING -> Example::rating;
            case LIKED -> Example::liked;
        };
    }
}
