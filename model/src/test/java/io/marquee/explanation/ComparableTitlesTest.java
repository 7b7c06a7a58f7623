package io.marquee.explanation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marquee.UserError;
import io.marquee.catalog.Kind;
import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.ensemble.Tree;
import io.marquee.ensemble.TreeNode;
import io.marquee.ensemble.TreeNode.Leaf;
import io.marquee.ensemble.TreeNode.Split;
import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparableTitlesTest {

    private static final List<FeatureColumn> COLUMNS = List.of(FeatureColumn.number("x"));

    /// Four trees that ask whether x is below 1, 2, 3 and 4: two values share a tree's leaf unless
    /// its threshold lies between them.
    private static final Ensemble STEPS =
            new Ensemble(
                    Objective.RATING,
                    3,
                    COLUMNS,
                    IntStream.rangeClosed(1, 4)
                            .mapToObj(t ->
                                    Tree.of(new Split(0, t, 1, new Leaf(0, 1), new Leaf(1, 1))))
                            .toList());

    private static final KnownTitle ZERO =
            new KnownTitle("s4", "Zero", Kind.MOVIE, 2001, 3.5, true);
    private static final KnownTitle TWO =
            new KnownTitle("s3", "Two", Kind.SERIES, 2002, 2.25, false);
    private static final KnownTitle TWO_AGAIN =
            new KnownTitle("s1", "Two Again", Kind.MOVIE, 2003, null, true);
    private static final KnownTitle FOUR =
            new KnownTitle("s2", "Four", Kind.MOVIE, 2004, 4.0, null);

    private static final ComparableTitles INDEX =
            ComparableTitles.of(
                    STEPS,
                    List.of(ZERO, TWO, TWO_AGAIN, FOUR),
                    new FeatureMatrix(4, 1, new float[] {0, 2, 2, 4}));

    private static final String JSON =
            """
            {"formatVersion":1,"titles":[\
            {"id":"s1","name":"Two Again","kind":"MOVIE","year":2003,"rating":null,"liked":true,\
            "leaves":"AQEAAA=="},\
            {"id":"s2","name":"Four","kind":"MOVIE","year":2004,"rating":4.0,"liked":null,\
            "leaves":"AQEBAQ=="},\
            {"id":"s3","name":"Two","kind":"SERIES","year":2002,"rating":2.25,"liked":false,\
            "leaves":"AQEAAA=="},\
            {"id":"s4","name":"Zero","kind":"MOVIE","year":2001,"rating":3.5,"liked":true,\
            "leaves":"AAAAAA=="}]}\
            """;

    @Test
    void similarity_is_the_share_of_trees_with_the_same_leaf() {
        assertThat(INDEX.nearest(new float[] {1}, 9, null))
                .containsExactly(
                        new ComparableTitle(TWO_AGAIN, 0.75),
                        new ComparableTitle(TWO, 0.75),
                        new ComparableTitle(ZERO, 0.75),
                        new ComparableTitle(FOUR, 0.25));
        assertThat(INDEX.nearest(new float[] {5}, 2, null))
                .containsExactly(new ComparableTitle(FOUR, 1), new ComparableTitle(TWO_AGAIN, 0.5));
        assertThat(INDEX.nearest(new float[] {5}, 0, null)).isEmpty();
    }

    @Test
    void a_title_is_not_compared_with_itself() {
        assertThat(INDEX.nearest(new float[] {2}, 2, "s1"))
                .containsExactly(new ComparableTitle(TWO, 1), new ComparableTitle(FOUR, 0.5));
    }

    @Test
    void the_file_holds_a_byte_a_tree_and_reads_back_the_same() {
        assertThat(new String(INDEX.toJson(), UTF_8)).isEqualTo(JSON);

        var read = ComparableTitles.read(JSON.getBytes(UTF_8), STEPS, "comparables.json");

        assertThat(read.titles()).containsExactly(TWO_AGAIN, FOUR, TWO, ZERO);
        assertThat(read.nearest(new float[] {1}, 4, null))
                .isEqualTo(INDEX.nearest(new float[] {1}, 4, null));
        assertThat(read.toJson()).isEqualTo(INDEX.toJson());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "formatVersion":1 | "formatVersion":2 | comparables.json has format version 2, and this program reads version 1. Open it with the version of Marquee that wrote it.
                    AAAAAA==          | AAAAAg==          | comparables.json does not belong to the rating model beside it: title s4 has leaves that the model has not. Restore the folder, or train anew.
                    AAAAAA==          | AAAA              | comparables.json does not belong to the rating model beside it: title s4 has leaves that the model has not. Restore the folder, or train anew.
                    "id":"s4",        | ``                | comparables.json is damaged at line 1, column 422: something that it must have is missing. Restore it from a copy, or make it anew.
                    """)
    void refuses_a_file_that_it_cannot_use(String there, String instead, String message) {
        byte[] json = JSON.replace(there, instead).getBytes(UTF_8);

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ComparableTitles.read(json, STEPS, "comparables.json"))
                .withMessage(message);
    }

    @Test
    void takes_trees_of_256_leaves_and_no_larger() {
        Ensemble largest = chain(256);
        Ensemble larger = chain(257);
        var row = new FeatureMatrix(1, 1, new float[] {255});

        var index = ComparableTitles.of(largest, List.of(ZERO), row);

        assertThat(index.nearest(new float[] {255}, 1, null))
                .containsExactly(new ComparableTitle(ZERO, 1));
        assertThat(ComparableTitles.read(index.toJson(), largest, "c").titles())
                .containsExactly(ZERO);
        assertThat(ComparableTitles.canIndex(larger)).isFalse();
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ComparableTitles.of(larger, List.of(ZERO), row))
                .withMessage(
                        "Comparable titles need trees of at most 256 leaves, and this model has larger ones. Train with fewer leaves.");
    }

    @Test
    void keeps_the_same_ten_thousand_in_whatever_order_they_come() {
        List<KnownTitle> many = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            many.add(new KnownTitle("s" + i, "Title", Kind.MOVIE, 2000, 3.0, true));
        }
        var rows = new FeatureMatrix(12_000, 1, new float[12_000]);
        var index = ComparableTitles.of(STEPS, many, rows);
        Collections.shuffle(many, new Random(1));

        var shuffled = ComparableTitles.of(STEPS, many, rows);

        assertThat(shuffled.titles())
                .hasSize(ComparableTitles.MOST_TITLES)
                .isEqualTo(index.titles())
                .isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
    }

    @Test
    void nothing_compares_to_a_model_that_tells_no_titles_apart() {
        var none = new Ensemble(Objective.RATING, 3, COLUMNS, List.of());
        var row = new FeatureMatrix(1, 1, new float[1]);

        assertThat(ComparableTitles.of(none, List.of(ZERO), row).nearest(new float[1], 3, null))
                .isEmpty();
    }

    @Test
    void rejects_rows_that_are_not_the_titles() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ComparableTitles.of(
                                STEPS, List.of(ZERO), new FeatureMatrix(2, 1, new float[2])))
                .withMessage("2 rows of 1 columns for 1 titles and a model of 1 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INDEX.nearest(new float[2], 1, null))
                .withMessage("a row of 2 values for a model of 1 columns");
    }

    private static Ensemble chain(int leaves) {
        TreeNode node = new Leaf(0, 1);
        for (int i = leaves - 1; i > 0; i--) {
            node = new Split(0, i, 1, new Leaf(i, 1), node);
        }
        return new Ensemble(Objective.RATING, 3, COLUMNS, List.of(Tree.of(node)));
    }
}
