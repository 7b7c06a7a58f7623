package io.marquee.ensemble;

/// A node of a tree that is being made; [Tree#of] lays the finished tree out flat.
public sealed interface TreeNode {

    /// How many training rows passed through this node. SHAP weighs branches by it.
    float cover();

    /// An end of the tree.
    ///
    /// @param value what is added to the margin, shrinkage included
    /// @param cover training rows in this leaf
    record Leaf(float value, float cover) implements TreeNode {}

    /// A question about one feature. Values below the threshold go left; all others, NaN among
    /// them, go right.
    ///
    /// @param feature index of the column
    /// @param threshold smallest value that goes right
    /// @param gain how much the split reduced the training loss
    record Split(int feature, float threshold, float gain, TreeNode left, TreeNode right)
            implements TreeNode {

        @Override
        public float cover() {
            return left.cover() + right.cover();
        }
    }
}
