package io.marquee.ensemble;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.ensemble.XgboostModel.Forest;
import io.marquee.ensemble.XgboostModel.GbtreeModelParam;
import io.marquee.ensemble.XgboostModel.GradientBooster;
import io.marquee.ensemble.XgboostModel.Learner;
import io.marquee.ensemble.XgboostModel.LearnerModelParam;
import io.marquee.ensemble.XgboostModel.ObjectiveSection;
import io.marquee.ensemble.XgboostModel.TreeParam;
import io.marquee.ensemble.XgboostModel.TreeSection;
import io.marquee.feature.FeatureColumn;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Writes and reads ensembles as XGBoost's JSON model format.
final class ModelFile {

    /// The oldest XGBoost that reads what we write; newer ones all do.
    private static final int[] FORMAT = {1, 7, 0};

    private static final int ROOT_PARENT = Integer.MAX_VALUE;
    private static final String FLAG = "i";
    private static final String NUMBER = "float";

    private ModelFile() {}

    static byte[] write(Ensemble ensemble) {
        int count = ensemble.trees().size();
        List<TreeSection> trees = new ArrayList<>(count);
        for (int t = 0; t < count; t++) {
            trees.add(section(t, ensemble.trees().get(t), ensemble.columns().size()));
        }
        Forest forest =
                new Forest(
                        new GbtreeModelParam("1", Integer.toString(count)),
                        IntStream.rangeClosed(0, count).toArray(),
                        new int[count],
                        trees);
        Learner learner =
                new Learner(
                        Map.of(),
                        ensemble.columns().stream().map(FeatureColumn::name).toList(),
                        ensemble.columns().stream().map(ModelFile::type).toList(),
                        new GradientBooster(forest, "gbtree"),
                        new LearnerModelParam(
                                plainDecimal(ensemble.baseScore()),
                                "1",
                                "0",
                                Integer.toString(ensemble.columns().size()),
                                "1"),
                        new ObjectiveSection(
                                ensemble.objective().xgboostName(),
                                Map.of("scale_pos_weight", "1")));
        var bytes = new ByteArrayOutputStream();
        Json.write(bytes, new XgboostModel(learner, FORMAT));
        return bytes.toByteArray();
    }

    /// XGBoost takes a base score with an exponent for 0.5 and says nothing.
    private static String plainDecimal(float value) {
        return new BigDecimal(Float.toString(value)).toPlainString();
    }

    private static String type(FeatureColumn column) {
        return switch (column.kind()) {
            case FLAG -> FLAG;
            case NUMBER -> NUMBER;
        };
    }

    private static TreeSection section(int id, Tree tree, int columns) {
        int n = tree.size();
        int[] none = {};
        int[] defaultLeft = new int[n];
        int[] parents = new int[n];
        int[] right = new int[n];
        float[] weights = tree.value.clone();
        parents[0] = ROOT_PARENT;
        // Backwards, as children stand behind their parents: a split's weight is its rows' mean.
        for (int i = n - 1; i >= 0; i--) {
            defaultLeft[i] = tree.nanLeft[i] ? 1 : 0;
            right[i] = -1;
            if (!tree.isLeaf(i)) {
                int l = tree.left[i];
                right[i] = l + 1;
                parents[l] = i;
                parents[l + 1] = i;
                float rows = tree.cover[l] + tree.cover[l + 1];
                float share = rows > 0 ? tree.cover[l] / rows : 0.5f;
                weights[i] = share * weights[l] + (1 - share) * weights[l + 1];
            }
        }
        return new TreeSection(
                weights,
                none,
                none,
                none,
                none,
                defaultLeft,
                id,
                tree.left,
                tree.gain,
                parents,
                right,
                tree.value,
                tree.feature,
                new int[n],
                tree.cover,
                new TreeParam("0", Integer.toString(columns), Integer.toString(n), "1"));
    }

    static Ensemble read(byte[] json, String source) {
        XgboostModel model = Json.read(json, XgboostModel.class, source);
        try {
            return ensemble(model);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    source
                            + " is not a model that Marquee can use: "
                            + e.getMessage()
                            + ". Restore it from a copy, or train it anew.",
                    e);
        }
    }

    private static Ensemble ensemble(XgboostModel model) {
        Learner learner = present(present(model, "content").learner(), "learner");
        GradientBooster booster = present(learner.gradientBooster(), "gradient_booster");
        require(
                "gbtree".equals(booster.name()),
                () -> "its booster is " + booster.name() + ", and only gbtree is known");
        Forest forest = present(booster.model(), "gradient_booster.model");
        Objective objective = objective(present(learner.objective(), "objective").name());
        LearnerModelParam param = present(learner.learnerModelParam(), "learner_model_param");

        List<FeatureColumn> columns = columns(learner);
        require(
                Integer.toString(columns.size()).equals(param.numFeature()),
                () ->
                        "it has %s features but %d feature names"
                                .formatted(param.numFeature(), columns.size()));

        List<TreeSection> sections = present(forest.trees(), "trees");
        String count = present(forest.gbtreeModelParam(), "gbtree_model_param").numTrees();
        require(
                Integer.toString(sections.size()).equals(count),
                () ->
                        "it says that it has %s trees but holds %d"
                                .formatted(count, sections.size()));
        require(
                Arrays.equals(present(forest.treeInfo(), "tree_info"), new int[sections.size()]),
                () -> "its trees vote on more than one output");
        List<Tree> trees = new ArrayList<>(sections.size());
        for (int t = 0; t < sections.size(); t++) {
            try {
                trees.add(tree(present(sections.get(t), "tree")));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("in tree " + t + ", " + e.getMessage(), e);
            }
        }
        return new Ensemble(objective, baseScore(param.baseScore()), columns, trees);
    }

    private static Objective objective(@Nullable String name) {
        for (Objective objective : Objective.values()) {
            if (objective.xgboostName().equals(name)) {
                return objective;
            }
        }
        throw new IllegalArgumentException(
                "its objective is %s, and only %s and %s are known"
                        .formatted(
                                name,
                                Objective.RATING.xgboostName(),
                                Objective.LIKED.xgboostName()));
    }

    private static float baseScore(@Nullable String text) {
        try {
            return Float.parseFloat(present(text, "base_score"));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("its base score " + text + " is not a number", e);
        }
    }

    private static List<FeatureColumn> columns(Learner learner) {
        List<String> names = present(learner.featureNames(), "feature_names");
        List<String> types = present(learner.featureTypes(), "feature_types");
        require(
                names.size() == types.size(),
                () ->
                        "it has %d feature names but %d feature types"
                                .formatted(names.size(), types.size()));
        List<FeatureColumn> columns = new ArrayList<>(names.size());
        for (int c = 0; c < names.size(); c++) {
            String name = present(names.get(c), "name of feature " + c);
            columns.add(
                    FLAG.equals(types.get(c))
                            ? FeatureColumn.flag(name)
                            : FeatureColumn.number(name));
        }
        return columns;
    }

    private static Tree tree(TreeSection section) {
        int[] left = present(section.leftChildren(), "left_children");
        int[] right = present(section.rightChildren(), "right_children");
        int[] parents = present(section.parents(), "parents");
        int[] feature = present(section.splitIndices(), "split_indices");
        float[] value = present(section.splitConditions(), "split_conditions");
        int[] defaultLeft = present(section.defaultLeft(), "default_left");
        int[] splitType = present(section.splitType(), "split_type");
        float[] cover = present(section.sumHessian(), "sum_hessian");
        float[] gain = present(section.lossChanges(), "loss_changes");
        int n = left.length;
        String said = present(section.treeParam(), "tree_param").numNodes();
        require(
                Integer.toString(n).equals(said)
                        && IntStream.of(
                                        right.length,
                                        parents.length,
                                        feature.length,
                                        value.length,
                                        defaultLeft.length,
                                        splitType.length,
                                        cover.length,
                                        gain.length)
                                .allMatch(length -> length == n),
                () -> "its " + said + " nodes are not described in full");
        boolean[] nanLeft = new boolean[n];
        for (int i = 0; i < n; i++) {
            int node = i;
            require(
                    splitType[i] == 0,
                    () -> "node " + node + " asks about categories, which is not known");
            nanLeft[i] = defaultLeft[i] != 0;
            int sibling = left[i] < 0 ? left[i] : left[i] + 1;
            require(
                    right[i] == sibling,
                    () -> "node %d has %d as its right child".formatted(node, right[node]));
        }
        Tree tree = new Tree(left, feature, value, nanLeft, cover, gain);
        for (int i = 0; i < n; i++) {
            int node = i;
            require(
                    tree.isLeaf(i) || (parents[left[i]] == i && parents[left[i] + 1] == i),
                    () -> "node " + node + " is not its children's parent");
        }
        return tree;
    }

    private static <T> T present(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return value;
    }

    private static void require(boolean condition, Supplier<String> problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem.get());
        }
    }
}
