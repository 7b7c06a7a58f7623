package io.marquee.ensemble;

import java.util.ArrayList;
import java.util.List;

/// One regression tree as parallel arrays. Node 0 is the root, children come after their parent,
/// and a right child stands directly behind its left one: XGBoost's own scorer relies on that.
///
/// Immutable.
public final class Tree {

    private static final int NO_CHILD = -1;

    /// Left child of each split, -1 at a leaf.
    final int[] left;

    /// Column that each split asks about, 0 at a leaf.
    final int[] feature;

    /// Threshold of each split, value of each leaf. As in XGBoost's files, both share one array.
    final float[] value;

    /// Whether NaN goes left.
    final boolean[] nanLeft;

    final float[] cover;
    final float[] gain;
    private final int depth;

    /// The ordinal of each leaf among the leaves, counted in the order of the nodes; 0 at a split.
    private final int[] ordinal;

    private final int leaves;

    /// @throws IllegalArgumentException if the arrays are not one whole tree
    Tree(int[] left, int[] feature, float[] value, boolean[] nanLeft, float[] cover, float[] gain) {
        this.left = left;
        this.feature = feature;
        this.value = value;
        this.nanLeft = nanLeft;
        this.cover = cover;
        this.gain = gain;
        this.depth = checkedDepth();
        this.ordinal = new int[left.length];
        int count = 0;
        for (int node = 0; node < left.length; node++) {
            if (isLeaf(node)) {
                ordinal[node] = count++;
            }
        }
        this.leaves = count;
    }

    /// Lays a tree out breadth-first.
    ///
    /// @throws IllegalArgumentException if a value is not finite or a feature is negative
    public static Tree of(TreeNode root) {
        List<TreeNode> nodes = new ArrayList<>(List.of(root));
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof TreeNode.Split split) {
                nodes.add(split.left());
                nodes.add(split.right());
            }
        }
        int n = nodes.size();
        int[] left = new int[n];
        int[] feature = new int[n];
        float[] value = new float[n];
        float[] cover = new float[n];
        float[] gain = new float[n];
        int next = 1;
        for (int i = 0; i < n; i++) {
            cover[i] = nodes.get(i).cover();
            switch (nodes.get(i)) {
                case TreeNode.Leaf leaf -> {
                    left[i] = NO_CHILD;
                    value[i] = leaf.value();
                }
                case TreeNode.Split split -> {
                    left[i] = next;
                    feature[i] = split.feature();
                    value[i] = split.threshold();
                    gain[i] = split.gain();
                    next += 2;
                }
            }
        }
        return new Tree(left, feature, value, new boolean[n], cover, gain);
    }

    /// Number of nodes, leaves included.
    public int size() {
        return left.length;
    }

    /// Number of splits on the longest way from root to leaf; 0 if the root is a leaf.
    public int depth() {
        return depth;
    }

    /// The value of the leaf that a row falls into.
    ///
    /// @param values rows, row-major
    /// @param offset where the row begins
    public float predict(float[] values, int offset) {
        return value[leafNode(values, offset)];
    }

    /// Which leaf a row falls into: its ordinal among the leaves, from 0 to [#leaves()] exclusive.
    ///
    /// @param values rows, row-major
    /// @param offset where the row begins
    public int leaf(float[] values, int offset) {
        return ordinal[leafNode(values, offset)];
    }

    /// Number of leaves, at least 1.
    public int leaves() {
        return leaves;
    }

    public boolean isLeaf(int node) {
        return left[node] == NO_CHILD;
    }

    /// The left child of a split; the right one stands directly behind it.
    public int leftChild(int node) {
        return left[node];
    }

    /// Index of the column that a split asks about.
    public int feature(int node) {
        return feature[node];
    }

    /// Whether a value goes to the left child of a split.
    public boolean goesLeft(int node, float x) {
        return x < value[node] || (nanLeft[node] && Float.isNaN(x));
    }

    /// What a leaf adds to the margin.
    public float leafValue(int node) {
        return value[node];
    }

    /// How many training rows passed through a node; in models trained elsewhere the sum of their
    /// hessians. 0 or more.
    public float cover(int node) {
        return cover[node];
    }

    /// How much a split reduced the training loss.
    public float gain(int node) {
        return gain[node];
    }

    private int leafNode(float[] values, int offset) {
        int node = 0;
        while (left[node] != NO_CHILD) {
            boolean goesLeft = goesLeft(node, values[offset + feature[node]]);
            node = goesLeft ? left[node] : left[node] + 1;
        }
        return node;
    }

    private int checkedDepth() {
        int n = left.length;
        if (n == 0) {
            throw new IllegalArgumentException("it has no nodes");
        }
        int[] level = new int[n];
        boolean[] hasParent = new boolean[n];
        int deepest = 0;
        for (int i = 0; i < n; i++) {
            if (i > 0 && !hasParent[i]) {
                throw new IllegalArgumentException("node " + i + " is nobody's child");
            }
            if (!Float.isFinite(value[i]) || !Float.isFinite(gain[i])) {
                throw new IllegalArgumentException("node " + i + " holds a number not finite");
            }
            if (!(cover[i] >= 0 && Float.isFinite(cover[i]))) {
                throw new IllegalArgumentException("node " + i + " has a cover of " + cover[i]);
            }
            if (feature[i] < 0) {
                throw new IllegalArgumentException("node " + i + " asks feature " + feature[i]);
            }
            deepest = Math.max(deepest, level[i]);
            if (isLeaf(i)) {
                continue;
            }
            // Children behind their parent: no walk from the root can go round in circles.
            if (left[i] <= i || left[i] >= n - 1) {
                throw new IllegalArgumentException(
                        "node %d of %d has %d as its left child".formatted(i, n, left[i]));
            }
            for (int child = left[i]; child <= left[i] + 1; child++) {
                if (hasParent[child]) {
                    throw new IllegalArgumentException("node " + child + " has two parents");
                }
                hasParent[child] = true;
                level[child] = level[i] + 1;
            }
        }
        return deepest;
    }
}
