package io.marquee.explanation;

import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts contributions into people's words.
///
/// Columns that say one thing together are added up first: a director's record with its evidence, a
/// number with the flag that says that it is missing, all genres that a title does not have. Where
/// a matter is unknown, all of its columns are one reason that says so, since medians and priors
/// stand in for them. A column of an unknown name is called by its name.
///
/// Immutable and safe to use from many threads.
public final class Reasons {

    /// What a title is not says less to people than what it is: it is told only if it is this large
    /// a part of the strongest other reason, or larger.
    private static final double LARGE = 0.5;

    private final List<FeatureColumn> columns;
    private final List<Concept> concepts;

    private Reasons(List<FeatureColumn> columns) {
        this.columns = List.copyOf(columns);
        this.concepts = Concept.of(columns);
    }

    /// The words for a vector's columns.
    public static Reasons of(List<FeatureColumn> columns) {
        return new Reasons(columns);
    }

    /// The strongest reasons of one row.
    ///
    /// @param rows the rows that were explained
    /// @param contributions of these rows
    /// @param row which of them
    /// @param most how many reasons to tell at most; fewer if fewer columns contribute anything
    public Explanation top(FeatureMatrix rows, Contributions contributions, int row, int most) {
        if (rows.columns() != columns.size()
                || contributions.columns() != columns.size()
                || contributions.rows() != rows.rows()) {
            throw new IllegalArgumentException(
                    "contributions of %d x %d to rows of %d x %d, in words for %d columns"
                            .formatted(
                                    contributions.rows(),
                                    contributions.columns(),
                                    rows.rows(),
                                    rows.columns(),
                                    columns.size()));
        }
        ExplainedRow explained = new ExplainedRow(columns, rows, contributions, row);
        List<Finding> findings =
                concepts.stream()
                        .flatMap(concept -> concept.findings(explained).stream())
                        // A stable sort: equally strong ones stay in the order of the columns.
                        .sorted(Comparator.comparingDouble(finding -> -finding.strength()))
                        .toList();
        double strongest =
                findings.stream()
                        .filter(finding -> !finding.absence())
                        .mapToDouble(Finding::strength)
                        .max()
                        .orElse(0);
        List<Reason> top = new ArrayList<>();
        double everythingElse = 0;
        for (Finding finding : findings) {
            double bar = finding.absence() ? LARGE * strongest : 0;
            if (top.size() < most && finding.strength() > 0 && finding.strength() >= bar) {
                top.add(finding.told());
            } else {
                everythingElse += finding.contribution();
            }
        }
        return new Explanation(contributions.base(), top, everythingElse);
    }
}
