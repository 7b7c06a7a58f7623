package io.marquee.training;

import io.marquee.ensemble.Tree;
import io.marquee.ensemble.TreeNode;
import smile.data.Tuple;
import smile.data.type.StructType;
import smile.model.cart.InternalNode;
import smile.model.cart.Node;
import smile.model.cart.NominalNode;
import smile.model.cart.RegressionNode;
import smile.regression.RegressionTree;

/// Turns a tree that Smile grew into one of ours that sends every row of float32 values the same
/// way.
///
/// Smile keeps its thresholds to itself, so they are found by asking: a bisection over all floats
/// for the smallest one that does not go left.
final class SmileTree {

    private final StructType schema;
    private final int[] columns;
    private final double shrinkage;

    private SmileTree(StructType schema, int[] columns, double shrinkage) {
        this.schema = schema;
        this.columns = columns;
        this.shrinkage = shrinkage;
    }

    /// @param columns for each column that Smile saw, its index in the feature vector
    /// @param shrinkage what leaf values are multiplied by
    static Tree flatten(RegressionTree tree, int[] columns, double shrinkage) {
        return Tree.of(new SmileTree(tree.schema(), columns, shrinkage).convert(tree.root()));
    }

    private TreeNode convert(Node node) {
        return switch (node) {
            case RegressionNode leaf ->
                    new TreeNode.Leaf((float) (shrinkage * leaf.output()), leaf.size());
            // A flag: Smile asks "is it this value?", we ask "is it 0?".
            case NominalNode split -> {
                boolean zeroIsTrue = split.branch(new Probe(schema, 0));
                yield split(
                        split,
                        0.5f,
                        zeroIsTrue ? split.trueChild() : split.falseChild(),
                        zeroIsTrue ? split.falseChild() : split.trueChild());
            }
            case InternalNode split ->
                    split(split, threshold(split), split.trueChild(), split.falseChild());
            default -> throw new IllegalStateException("Smile grew a " + node.getClass().getName());
        };
    }

    private TreeNode split(InternalNode split, float threshold, Node left, Node right) {
        return new TreeNode.Split(
                columns[split.feature()],
                threshold,
                (float) split.score(),
                convert(left),
                convert(right));
    }

    private float threshold(InternalNode split) {
        int left = order(Float.NEGATIVE_INFINITY);
        int right = order(Float.POSITIVE_INFINITY);
        while (left + 1 < right) {
            int middle = (int) (((long) left + right) >> 1);
            if (split.branch(new Probe(schema, Float.intBitsToFloat(order(middle))))) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return Float.intBitsToFloat(order(right));
    }

    private static int order(float value) {
        return order(Float.floatToRawIntBits(value));
    }

    /// Maps the bits of floats to ints that sort as the floats do, and back.
    private static int order(int bits) {
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /// A row with the same value in every column.
    private record Probe(StructType schema, float value) implements Tuple {

        @Override
        public Object get(int column) {
            return value;
        }

        @Override
        public double getDouble(int column) {
            return value;
        }

        @Override
        public int getInt(int column) {
            return (int) value;
        }
    }
}
