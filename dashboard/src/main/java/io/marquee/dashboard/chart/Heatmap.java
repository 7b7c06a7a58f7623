package io.marquee.dashboard.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Figures by two categories at once, as colours.
///
/// @param captions what it is of
/// @param across the categories from left to right
/// @param down the categories from top to bottom
/// @param values what the colours stand for
/// @param cells where there is a figure
public record Heatmap(
        Captions captions, Categories across, Categories down, Scale values, List<Cell> cells) {

    public Heatmap {
        cells = List.copyOf(cells);
    }

    /// @param name what they are, for instance "Genre"
    public record Categories(String name, List<String> names) {

        public Categories {
            names = List.copyOf(names);
        }
    }

    /// A figure.
    ///
    /// @param column from 0, from the left
    /// @param row from 0, from the top
    public record Cell(int column, int row, double value) {}

    /// The chart, its table made of all its cells.
    public ChartSpec spec() {
        List<List<Object>> rows = new ArrayList<>();
        for (Cell cell : cells) {
            rows.add(
                    List.of(
                            down.names().get(cell.row()),
                            across.names().get(cell.column()),
                            Figures.orEmpty(cell.value())));
        }
        return spec(
                new DataTable(
                        List.of(down.name(), across.name(), values.name()),
                        List.of(Format.PLAIN, Format.PLAIN, values.format()),
                        rows));
    }

    /// The chart beside a table of one's own, whose rows tell in tooltips about the cells.
    ///
    /// @param table a row for each cell, in their order
    public ChartSpec spec(DataTable table) {
        List<Map<String, Object>> data = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            data.add(Figures.point(i, cell.column(), cell.row(), cell.value()));
        }
        Map<String, Object> rows = Figures.categories(down.name(), down.names());
        rows.put("inverse", true);
        Map<String, Object> option = new LinkedHashMap<>();
        option.put("xAxis", Figures.categories(across.name(), across.names()));
        option.put("yAxis", rows);
        option.put("series", List.of(Map.of("type", "heatmap", "data", data)));
        option.put("visualMap", colours());
        option.put("tooltip", Figures.tooltip("item"));
        return new ChartSpec(captions.title(), captions.description(), option, table);
    }

    private Map<String, Object> colours() {
        double least = cells.stream().mapToDouble(Cell::value).min().orElse(0);
        double most = cells.stream().mapToDouble(Cell::value).max().orElse(1);
        return Map.of(
                "min",
                Double.isNaN(values.min()) ? least : values.min(),
                "max",
                Double.isNaN(values.max()) ? most : values.max(),
                "dimension",
                2,
                "format",
                values.format(),
                "name",
                values.name());
    }
}
