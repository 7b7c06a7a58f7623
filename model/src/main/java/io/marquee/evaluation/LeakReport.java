package io.marquee.evaluation;

import io.marquee.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How much each feature alone tells of the labels. What is known of a title before its release
/// tells a little; a feature that tells nearly all has probably been made of the answers.
///
/// @param columns all features, the one that explains most of the ratings first
public record LeakReport(List<ColumnPower> columns) {

    /// An R² of a single feature beyond which it is suspicious.
    public static final double SUSPICIOUS_R2 = 0.5;

    /// A ROC AUC of a single feature beyond which it is suspicious.
    public static final double SUSPICIOUS_ROC_AUC = 0.95;

    /// What one feature alone tells.
    ///
    /// @param r2 share that it explains of the ratings' variance, on titles it was not fitted on;
    ///   about 0 or a little below if nothing; NaN (JSON: null) if all ratings are the same
    /// @param rocAuc how well it ranks liked titles above others, likewise; about .5 if not at all;
    ///   NaN (JSON: null) if one half has titles of one kind only
    public record ColumnPower(String column, @OrUndefined double r2, @OrUndefined double rocAuc) {

        /// Whether it tells more than a feature should.
        public boolean suspicious() {
            return r2 > SUSPICIOUS_R2 || rocAuc > SUSPICIOUS_ROC_AUC;
        }
    }

    /// Training titles with a label.
    ///
    /// @param vectors a row per title
    /// @param labels one per title
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Labelled(FeatureMatrix vectors, double[] labels) {

        public Labelled {
            if (vectors.rows() != labels.length) {
                throw new IllegalArgumentException(
                        "%d vectors and %d labels".formatted(vectors.rows(), labels.length));
            }
        }
    }

    public LeakReport {
        columns = List.copyOf(columns);
    }

    /// Tries each feature: the mean label of each tenth of its values, fitted on every other title
    /// and asked about the rest, both ways.
    ///
    /// @param columns names of the features
    /// @param ratings training titles with a rating, at least four
    /// @param likes training titles that are liked (1) or not (0), at least four
    public static LeakReport of(List<String> columns, Labelled ratings, Labelled likes) {
        List<ColumnPower> powers = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            powers.add(
                    new ColumnPower(
                            columns.get(column),
                            HalvedColumn.of(ratings, column).r2(),
                            HalvedColumn.of(likes, column).rocAuc()));
        }
        // NaN comes last: it sorts as the largest, whatever its sign.
        powers.sort(
                Comparator.comparingDouble((ColumnPower power) -> -power.r2())
                        .thenComparing(ColumnPower::column));
        return new LeakReport(powers);
    }

    /// The features that tell more than a feature should, in the order of [#columns].
    public List<ColumnPower> suspicious() {
        return columns.stream().filter(ColumnPower::suspicious).toList();
    }
}
