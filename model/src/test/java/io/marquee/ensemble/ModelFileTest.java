package io.marquee.ensemble;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marquee.UserError;
import io.marquee.feature.FeatureColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelFileTest {

    private static final Ensemble SMALL =
            new Ensemble(
                    Objective.RATING,
                    1.0e-4f,
                    List.of(FeatureColumn.number("year"), FeatureColumn.flag("genre=Dramas")),
                    List.of(
                            Tree.of(
                                    new TreeNode.Split(
                                            0,
                                            2000,
                                            3,
                                            new TreeNode.Leaf(0.25f, 30),
                                            new TreeNode.Split(
                                                    1,
                                                    0.5f,
                                                    2,
                                                    new TreeNode.Leaf(-0.5f, 60),
                                                    new TreeNode.Leaf(1, 10))))));

    private static final String SMALL_JSON = new String(SMALL.toJson(), UTF_8);

    @Test
    void writes_the_format_that_xgboost_documents() {
        assertThat(SMALL_JSON)
                .isEqualTo(
                        """
                        {"learner":{"attributes":{},\
                        "feature_names":["year","genre=Dramas"],"feature_types":["float","i"],\
                        "gradient_booster":{"model":{\
                        "gbtree_model_param":{"num_parallel_tree":"1","num_trees":"1"},\
                        "iteration_indptr":[0,1],"tree_info":[0],"trees":[{\
                        "base_weights":[-0.125,0.25,-0.2857143,-0.5,1.0],\
                        "categories":[],"categories_nodes":[],"categories_segments":[],\
                        "categories_sizes":[],"default_left":[0,0,0,0,0],"id":0,\
                        "left_children":[1,-1,3,-1,-1],"loss_changes":[3.0,0.0,2.0,0.0,0.0],\
                        "parents":[2147483647,0,0,2,2],"right_children":[2,-1,4,-1,-1],\
                        "split_conditions":[2000.0,0.25,0.5,-0.5,1.0],\
                        "split_indices":[0,0,1,0,0],"split_type":[0,0,0,0,0],\
                        "sum_hessian":[100.0,30.0,70.0,60.0,10.0],\
                        "tree_param":{"num_deleted":"0","num_feature":"2","num_nodes":"5",\
                        "size_leaf_vector":"1"}}]},"name":"gbtree"},\
                        "learner_model_param":{"base_score":"0.00010","boost_from_average":"1",\
                        "num_class":"0","num_feature":"2","num_target":"1"},\
                        "objective":{"name":"reg:squarederror",\
                        "reg_loss_param":{"scale_pos_weight":"1"}}},"version":[1,7,0]}\
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void reads_back_what_it_wrote_to_the_bit(Objective objective) {
        var forest = new SeededForest(5);
        var ensemble = forest.ensemble(objective, 50, 6);
        var rows = forest.rows(500);
        byte[] json = ensemble.toJson();

        var read = Ensemble.read(json, "model.json");

        assertThat(read.objective()).isEqualTo(objective);
        assertThat(read.baseScore()).isEqualTo(ensemble.baseScore());
        assertThat(read.columns()).isEqualTo(ensemble.columns());
        assertThat(read.predict(rows)).isEqualTo(ensemble.predict(rows));
        assertThat(read.toJson()).isEqualTo(json);
    }

    @Test
    void keeps_a_default_direction_of_left() {
        var json = SMALL_JSON.replace("\"default_left\":[0,", "\"default_left\":[1,");

        var read = Ensemble.read(json.getBytes(UTF_8), "model.json");

        assertThat(read.margin(new float[] {Float.NaN, 0})).isEqualTo(1.0e-4f + 0.25);
        assertThat(new String(read.toJson(), UTF_8)).isEqualTo(json);
    }

    @Test
    void says_that_a_file_cut_off_anywhere_is_damaged() {
        byte[] json = SMALL.toJson();
        for (int length = 0; length < json.length; length++) {
            byte[] cut = Arrays.copyOf(json, length);

            assertThatExceptionOfType(UserError.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> Ensemble.read(cut, "models/7/rating.json"))
                    .withMessageStartingWith("models/7/rating.json is damaged");
        }
    }

    @Test
    void never_fails_but_with_a_clear_error_whatever_bytes_are_hit() {
        byte[] json = SMALL.toJson();
        var random = new Random(1);
        for (int round = 0; round < 5_000; round++) {
            byte[] hit = json.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                hit[random.nextInt(hit.length)] = (byte) (32 + random.nextInt(95));
            }
            try {
                Ensemble.read(hit, "rating.json").margin(new float[] {2001, 1});
            } catch (UserError e) {
                assertThat(e).hasMessageStartingWith("rating.json is ");
            } catch (IllegalArgumentException e) {
                // A hit can make a whole file of a wider or narrower model.
                assertThat(e).hasMessageEndingWith("columns");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    reg:squarederror | rank:pairwise | its objective is rank:pairwise, and only reg:squarederror and binary:logistic are known
                    "gbtree"         | "dart"        | its booster is dart, and only gbtree is known
                    0.00010          | much          | its base score much is not a number
                    0.00010          | NaN           | NaN is no base score for reg:squarederror
                    "num_trees":"1"  | "num_trees":"2" | it says that it has 2 trees but holds 1
                    "tree_info":[0]  | "tree_info":[1] | its trees vote on more than one output
                    ["year","genre=Dramas"] | ["year"] | it has 1 feature names but 2 feature types
                    ["year","genre=Dramas"] | ["year",null] | it has no name of feature 1
                    ["year","genre=Dramas"] | ["year"," "] | a feature column needs a name
                    ["year","genre=Dramas"] | ["year","year"] | two of its feature columns share a name
                    "num_target":"1"},"objective" | "num_target":"1"},"purpose" | it has no objective
                    "num_feature":"2","num_target" | "num_feature":"3","num_target" | it has 3 features but 2 feature names
                    [1,-1,3,-1,-1]   | [9,-1,3,-1,-1] | in tree 0, node 0 has 2 as its right child
                    "left_children":[1,-1,3,-1,-1] | "no_children":[] | in tree 0, it has no left_children
                    "split_indices":[0,0,1,0,0] | "split_indices":[0,0,2,0,0] | tree 0 asks about feature 2, but there are 2, counted from 0
                    "split_indices":[0,0,1,0,0] | "split_indices":[0,0,-1,0,0] | in tree 0, node 2 asks feature -1
                    "split_indices":[0,0,1,0,0] | "split_indices":[0,0,1] | in tree 0, its 5 nodes are not described in full
                    "num_nodes":"5"  | "num_nodes":"7" | in tree 0, its 7 nodes are not described in full
                    "parents":[2147483647,0,0,2,2] | "parents":[2147483647,0,0,2,1] | in tree 0, node 2 is not its children's parent
                    "split_type":[0,0,0,0,0] | "split_type":[0,0,1,0,0] | in tree 0, node 2 asks about categories, which is not known
                    "sum_hessian":[100.0 | "sum_hessian":[-1.0 | in tree 0, node 0 has a cover of -1.0
                    [2000.0,0.25     | ["NaN",0.25    | in tree 0, node 0 holds a number not finite
                    [2000.0,0.25     | [1e99,0.25     | in tree 0, node 0 holds a number not finite
                    """)
    void names_what_is_wrong(String original, String replaced, String problem) {
        assertThat(SMALL_JSON).contains(original);
        assertRejected(SMALL_JSON.replace(original, replaced), problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [0,-1,3,-1,-1] | [1,-1,4,-1,-1] | in tree 0, node 0 of 5 has 0 as its left child
                    [1,-1,0,-1,-1] | [2,-1,1,-1,-1] | in tree 0, node 2 of 5 has 0 as its left child
                    [1,-1,4,-1,-1] | [2,-1,5,-1,-1] | in tree 0, node 2 of 5 has 4 as its left child
                    [1,2,3,-1,-1]  | [2,3,4,-1,-1]  | in tree 0, node 2 has two parents
                    [2,-1,3,-1,-1] | [3,-1,4,-1,-1] | in tree 0, node 1 is nobody's child
                    [1,-1,-1,-1,-1] | [2,-1,-1,-1,-1] | in tree 0, node 3 is nobody's child
                    [1,-1,-2,-1,-1] | [2,-1,-2,-1,-1] | in tree 0, node 2 of 5 has -2 as its left child
                    """)
    void rejects_nodes_that_are_no_tree(String left, String right, String problem) {
        assertRejected(
                SMALL_JSON
                        .replace("\"left_children\":[1,-1,3,-1,-1]", "\"left_children\":" + left)
                        .replace(
                                "\"right_children\":[2,-1,4,-1,-1]", "\"right_children\":" + right),
                problem);
    }

    private static void assertRejected(String json, String problem) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Ensemble.read(json.getBytes(UTF_8), "rating.json"))
                .withMessage(
                        "rating.json is not a model that Marquee can use: "
                                + problem
                                + ". Restore it from a copy, or train it anew.");
    }
}
