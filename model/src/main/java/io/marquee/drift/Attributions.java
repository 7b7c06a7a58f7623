package io.marquee.drift;

import io.marquee.explanation.ColumnGroup;
import io.marquee.explanation.Contributions;
import io.marquee.feature.FeatureColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Contributions of columns added up to those of the matters that they speak of.
final class Attributions {

    private final List<ColumnGroup> groups;
    private final Map<String, int[]> places = new LinkedHashMap<>();

    /// @param columns of the rating model, in the order of its vectors
    Attributions(List<FeatureColumn> columns) {
        this.groups = ColumnGroup.of(columns);
        List<String> names = columns.stream().map(FeatureColumn::name).toList();
        for (ColumnGroup group : groups) {
            places.put(group.name(), group.columns().stream().mapToInt(names::indexOf).toArray());
        }
    }

    /// In the order of their first column.
    List<ColumnGroup> groups() {
        return groups;
    }

    /// The names of all groups.
    Set<String> names() {
        return places.keySet();
    }

    /// What a group contributes to a row's rating, in rating points.
    double sum(Contributions contributions, int row, String group) {
        double sum = 0;
        for (int column : places.getOrDefault(group, new int[0])) {
            sum += contributions.at(row, column);
        }
        return sum;
    }
}
