package io.marquee.explanation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.ensemble.Tree;
import io.marquee.ensemble.TreeNode;
import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Random but repeatable ensembles with everything that trees can have: columns asked about twice
/// on one path, leaves without training rows, leaves near the root, and NaN sent either way. Values
/// and thresholds are small whole numbers, so that rows meet thresholds exactly.
final class SeededModel {

    private static final Pattern DIRECTIONS = Pattern.compile("\"default_left\":\\[([0-9,]*)]");

    private final Random random;
    private final int columns;
    private final boolean emptyLeaves;

    SeededModel(long seed, int columns, boolean emptyLeaves) {
        this.random = new Random(seed);
        this.columns = columns;
        this.emptyLeaves = emptyLeaves;
    }

    Ensemble ensemble(Objective objective, int trees, int depth) {
        float base = objective == Objective.RATING ? 3.25f : 0.375f;
        List<FeatureColumn> names =
                IntStream.range(0, columns).mapToObj(c -> FeatureColumn.number("c" + c)).toList();
        List<Tree> forest =
                IntStream.range(0, trees).mapToObj(t -> Tree.of(node(depth, true))).toList();
        String json = new String(new Ensemble(objective, base, names, forest).toJson(), UTF_8);
        String turned =
                DIRECTIONS
                        .matcher(json)
                        .replaceAll(match -> "\"default_left\":[" + flips(match.group(1)) + "]");
        return Ensemble.read(turned.getBytes(UTF_8), "seeded.json");
    }

    private String flips(String directions) {
        return directions
                .chars()
                .mapToObj(c -> c == ',' ? "," : String.valueOf(random.nextInt(2)))
                .collect(Collectors.joining());
    }

    private TreeNode node(int depth, boolean root) {
        if (depth == 0 || (!root && random.nextInt(6) == 0)) {
            boolean empty = emptyLeaves && random.nextInt(8) == 0;
            return new TreeNode.Leaf(
                    (float) random.nextGaussian(), empty ? 0 : 1 + random.nextInt(50));
        }
        return new TreeNode.Split(
                random.nextInt(columns),
                random.nextInt(5),
                random.nextInt(9),
                node(depth - 1, false),
                node(depth - 1, false));
    }

    FeatureMatrix rows(int count) {
        float[] values = new float[count * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(8) == 0 ? Float.NaN : random.nextInt(6) - 1;
        }
        return new FeatureMatrix(count, columns, values);
    }
}
