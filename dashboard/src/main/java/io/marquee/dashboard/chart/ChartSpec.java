package io.marquee.dashboard.chart;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that a chart shows. [Bars], [Lines], [Points] and [Heatmap] make it.
///
/// Beside what ECharts knows, `option` may say of an axis or a range of colours its `format`
/// ([Format]), and of a point the `row` of the table that its tooltip shows.
///
/// @param title what it is of; also its name for screen readers and the name of saved files
/// @param description a sentence on what is to be seen, for those who cannot see it; may be empty
/// @param option ECharts' own: maps, lists, strings, numbers, booleans, and null where a figure is
///   unknown. No functions, so that nothing from a catalog is ever run
/// @param table the same figures
public record ChartSpec(String title, String description, Map<String, ?> option, DataTable table) {

    /// The same with what some rows of the table stand for in full colour, and the rest faded;
    /// nothing is faded where there are no such rows.
    public ChartSpec choosing(Collection<Integer> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        Map<String, Object> chosen = new LinkedHashMap<>(option);
        chosen.put("chosen", List.copyOf(rows));
        return new ChartSpec(title, description, chosen, table);
    }
}
