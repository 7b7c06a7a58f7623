package io.marquee.dashboard.title;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which predictions to show, and in which order, as it stands in the address of the table.
///
/// @param search part of a title's name, in any case; empty for all
/// @param filter what else is asked of titles
/// @param sort what they are sorted by; what is unknown comes last
/// @param descending whether the largest come first
public record PredictionQuery(
        String search, TitleFilter filter, PredictionColumn sort, boolean descending) {

    /// All titles, the best predicted first.
    public static final PredictionQuery ALL =
            new PredictionQuery("", TitleFilter.NONE, PredictionColumn.RATING, true);

    private static final String SEARCH = "search";
    private static final String SORT = "sort";
    private static final String DOWN = "-";

    public PredictionQuery {
        search = search.strip();
    }

    /// Reads the parameters of an address; an unknown column is none.
    ///
    /// @throws io.marquee.UserError if a value of the filter cannot be one
    public static PredictionQuery of(Map<String, List<String>> parameters) {
        String sort = first(parameters, SORT);
        boolean descending = sort.startsWith(DOWN);
        TitleFilter filter = TitleFilter.of(parameters);
        String search = first(parameters, SEARCH);
        return PredictionColumn.of(descending ? sort.substring(1) : sort)
                .map(column -> new PredictionQuery(search, filter, column, descending))
                .orElseGet(() -> new PredictionQuery(search, filter, ALL.sort, ALL.descending));
    }

    /// The parameters of an address that ask for the same.
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>(filter.parameters());
        if (!search.isEmpty()) {
            parameters.put(SEARCH, List.of(search));
        }
        if (sort != ALL.sort || descending != ALL.descending) {
            parameters.put(SORT, List.of((descending ? DOWN : "") + sort.word()));
        }
        return parameters;
    }

    /// The same for other titles.
    public PredictionQuery with(TitleFilter other) {
        return new PredictionQuery(search, other, sort, descending);
    }

    /// The same for titles of another name.
    public PredictionQuery searching(String other) {
        return new PredictionQuery(other, filter, sort, descending);
    }

    /// The same in another order.
    public PredictionQuery sorted(PredictionColumn by, boolean down) {
        return new PredictionQuery(search, filter, by, down);
    }

    /// A condition on the columns of `scored`, with a `?` for each of [#values]. What is searched
    /// for is no pattern, so nothing in it has to be escaped.
    String where() {
        return search.isEmpty()
                ? filter.condition()
                : filter.condition() + " AND contains(lower(title), lower(?))";
    }

    /// What stands for the question marks of [#where].
    List<Object> values() {
        List<Object> values = new ArrayList<>(filter.values());
        if (!search.isEmpty()) {
            values.add(search);
        }
        return values;
    }

    /// By what to sort, in SQL; no two rows are equal.
    String order() {
        return "%s %s NULLS LAST, title_id".formatted(sort.sortKey(), descending ? "DESC" : "ASC");
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }
}
