package io.marquee.ensemble;

import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import java.util.Arrays;
import java.util.List;

/// A trained model: boosted regression trees over the columns of a feature vector.
///
/// Immutable and safe to share between threads. A row's prediction has the same bits however rows
/// are batched.
public final class Ensemble {

    /// XGBoost reads at most nine digits, and takes a longer base score for 0.5.
    private static final double BASE_SCORE_LIMIT = 1e9;

    private final Objective objective;
    private final float baseScore;
    private final List<FeatureColumn> columns;
    private final List<Tree> trees;
    private final double baseMargin;
    private final Scorer scorer;

    /// @param baseScore what an ensemble without trees predicts: a rating, or a probability between
    ///   0 and 1, both exclusive
    /// @param columns the columns of the rows it scores, at least one
    /// @param trees in the order in which their leaves are added; may be empty
    /// @throws IllegalArgumentException if the base score is out of range or a tree asks about a
    ///   column that is not there
    public Ensemble(
            Objective objective, float baseScore, List<FeatureColumn> columns, List<Tree> trees) {
        this.objective = objective;
        this.baseScore = baseScore;
        this.columns = List.copyOf(columns);
        this.trees = List.copyOf(trees);
        this.baseMargin = objective.toMargin(baseScore);
        if (!Double.isFinite(baseMargin) || Math.abs(baseScore) >= BASE_SCORE_LIMIT) {
            throw new IllegalArgumentException(
                    "%s is no base score for %s".formatted(baseScore, objective.xgboostName()));
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("it has no feature columns");
        }
        if (columns.stream().map(FeatureColumn::name).distinct().count() < columns.size()) {
            throw new IllegalArgumentException("two of its feature columns share a name");
        }
        for (int t = 0; t < this.trees.size(); t++) {
            int highest = Arrays.stream(this.trees.get(t).feature).max().orElse(0);
            if (highest >= columns.size()) {
                throw new IllegalArgumentException(
                        "tree %d asks about feature %d, but there are %d, counted from 0"
                                .formatted(t, highest, columns.size()));
            }
        }
        this.scorer = Scorer.of(this.trees);
    }

    /// Reads a model in XGBoost's JSON format.
    ///
    /// @param source the name of the file, for the error
    /// @throws io.marquee.UserError if the bytes are not a whole model of a kind that Marquee
    ///   scores: gbtree with one of our objectives, numeric splits, named features
    public static Ensemble read(byte[] json, String source) {
        return ModelFile.read(json, source);
    }

    /// This model in XGBoost's JSON format: the same ensemble always gives the same bytes.
    public byte[] toJson() {
        return ModelFile.write(this);
    }

    public Objective objective() {
        return objective;
    }

    /// What an ensemble without trees predicts: a rating or a probability.
    public float baseScore() {
        return baseScore;
    }

    /// The base score as a margin: what every row's margin starts from.
    public double baseMargin() {
        return baseMargin;
    }

    /// The columns of the rows that this model scores.
    public List<FeatureColumn> columns() {
        return columns;
    }

    public List<Tree> trees() {
        return trees;
    }

    /// Base margin plus the sum of the leaves a row falls into: a rating, or log-odds.
    ///
    /// @param row one value per column; NaN is answered with the file's default direction, which is
    ///   right in models trained here
    public double margin(float[] row) {
        checkWidth(row.length);
        double[] sum = {baseMargin};
        scorer.addLeaves(row, row.length, 0, 1, sum);
        return sum[0];
    }

    /// [#margin(float\[\])] of every row.
    public double[] margin(FeatureMatrix rows) {
        checkWidth(rows.columns());
        double[] sums = new double[rows.rows()];
        Arrays.fill(sums, baseMargin);
        scorer.addLeaves(rows.values(), rows.columns(), 0, rows.rows(), sums);
        return sums;
    }

    /// A rating, or the probability that the title is liked.
    ///
    /// @param row one value per column
    public double predict(float[] row) {
        return objective.toPrediction(margin(row));
    }

    /// [#predict(float\[\])] of every row.
    public double[] predict(FeatureMatrix rows) {
        double[] predictions = margin(rows);
        for (int i = 0; i < predictions.length; i++) {
            predictions[i] = objective.toPrediction(predictions[i]);
        }
        return predictions;
    }

    private void checkWidth(int width) {
        if (width != columns.size()) {
            throw new IllegalArgumentException(
                    "a row of %d values for a model of %d columns"
                            .formatted(width, columns.size()));
        }
    }
}
