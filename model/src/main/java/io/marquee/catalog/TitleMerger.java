package io.marquee.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes one title of several rows that are the same title.
public final class TitleMerger {

    private TitleMerger() {}

    /// Merges rows of one identity, whatever order they come in.
    ///
    /// The row that stands first in the catalog speaks; where it is silent, the next one that is
    /// not. Genres and countries are those of all rows, because catalogs list a title again to add
    /// to them.
    ///
    /// @param rows at least one, all of the same [Title#identity]
    public static Title merge(List<Title> rows) {
        List<Title> ordered =
                rows.stream()
                        .sorted(Comparator.comparing(Title::origin).thenComparing(Title::id))
                        .toList();
        Title first = ordered.getFirst();
        if (ordered.size() == 1) {
            return first;
        }
        List<Repair> repairs = new ArrayList<>();
        List<Title.MergedRow> merged = new ArrayList<>(first.mergedRows());
        ordered.forEach(row -> repairs.addAll(row.repairs()));
        for (Title row : ordered.subList(1, ordered.size())) {
            merged.add(new Title.MergedRow(row.id(), row.origin()));
            merged.addAll(row.mergedRows());
        }
        merged.sort(Comparator.comparing(Title.MergedRow::origin));
        return new Title(
                first.id(),
                first.kind(),
                first.name(),
                firstFilled(ordered, Title::directors),
                firstFilled(ordered, Title::cast),
                union(ordered, Title::countries),
                firstKnown(ordered, Title::added),
                first.releaseYear(),
                firstKnown(ordered, Title::maturity),
                firstKnown(ordered, Title::length),
                union(ordered, Title::genres),
                ordered.stream()
                        .map(Title::description)
                        .filter(d -> !d.isEmpty())
                        .findFirst()
                        .orElse(""),
                new StatedVerdict(
                        firstKnown(ordered, t -> t.stated().rating()),
                        firstKnown(ordered, t -> t.stated().liked())),
                first.origin(),
                merged,
                repairs);
    }

    private static List<String> firstFilled(List<Title> rows, Function<Title, List<String>> part) {
        return rows.stream()
                .map(part)
                .filter(list -> !list.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> union(List<Title> rows, Function<Title, List<String>> part) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Title row : rows) {
            part.apply(row).forEach(e -> all.putIfAbsent(e.toLowerCase(Locale.ROOT), e));
        }
        return List.copyOf(all.values());
    }

    private static <T> @Nullable T firstKnown(List<Title> rows, Function<Title, @Nullable T> part) {
        for (Title row : rows) {
            T value = part.apply(row);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
