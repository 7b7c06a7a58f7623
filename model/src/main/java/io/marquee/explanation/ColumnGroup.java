package io.marquee.explanation;

import io.marquee.feature.FeatureColumn;
import java.util.List;

/// Columns that speak of one matter, such as everything about the director.
///
/// @param name of the matter, such as `director`, `genre` or `length`; of a column that stands
///   alone the column's
/// @param columns their names, in the order of the vector
public record ColumnGroup(String name, List<String> columns) {

    public ColumnGroup {
        columns = List.copyOf(columns);
    }

    /// The groups of a vector's columns, by their names. Each column is in one group.
    public static List<ColumnGroup> of(List<FeatureColumn> columns) {
        return Concept.of(columns).stream()
                .map(concept ->
                        new ColumnGroup(
                                concept.name(),
                                concept.columns().stream()
                                        .map(column -> columns.get(column).name())
                                        .toList()))
                .toList();
    }
}
