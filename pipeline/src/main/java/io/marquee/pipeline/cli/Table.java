package io.marquee.pipeline.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// A table for people: the first column to the left, all others to the right, as wide as they need
/// to be.
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /// A table with a line of headings.
    static Table of(String... headings) {
        return new Table().row(headings);
    }

    /// Adds a row.
    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    void print(PrintWriter out) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        boolean[] numbers = new boolean[columns];
        for (int i = 1; i < columns; i++) {
            numbers[i] = isOfNumbers(i);
        }
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                String padding = " ".repeat(widths[i] - cell.length());
                line.append("  ").append(numbers[i] ? padding + cell : cell + padding);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /// A column is one of numbers if none of its cells, the heading apart, begins with a letter or
    /// a slash.
    private boolean isOfNumbers(int column) {
        return rows.stream()
                .skip(1)
                .filter(row -> row.size() > column)
                .map(row -> row.get(column))
                .noneMatch(cell ->
                        !cell.isEmpty()
                                && (Character.isLetter(cell.charAt(0)) || cell.startsWith("/")));
    }
}
