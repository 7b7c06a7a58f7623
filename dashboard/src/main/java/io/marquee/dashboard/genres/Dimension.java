package io.marquee.dashboard.genres;

import io.marquee.dashboard.title.TitleFilter.Facet;
import org.jspecify.annotations.Nullable;

/// What titles are told apart by.
public enum Dimension {
    GENRE("Genre", "genres", true, "TRUE", Facet.GENRE),
    KIND("Kind", "kind", false, "TRUE", Facet.KIND),
    COUNTRY("Country", "countries", true, "TRUE", Facet.COUNTRY),
    MATURITY("Maturity", "maturity", false, "TRUE", Facet.MATURITY),
    RELEASED("Year released", "release_year", false, "TRUE", Facet.YEARS),
    ADDED("Year added", "year(added)", false, "added IS NOT NULL", null),
    /// Of movies, in steps of a quarter of an hour from the minute that names them.
    RUNTIME(
            "Minutes",
            "least(runtime_minutes // 15 * 15, 240)",
            false,
            "runtime_minutes IS NOT NULL",
            null),
    SEASONS("Seasons", "least(seasons, 10)", false, "seasons IS NOT NULL", null);

    /// In minutes.
    public static final int RUNTIME_STEP = 15;

    /// Movies of four hours and more are one slice.
    public static final int LAST_RUNTIME = 240;

    /// Series of ten seasons and more are one slice.
    public static final int LAST_SEASONS = 10;

    private final String title;
    private final String expression;
    private final boolean list;
    private final String condition;
    private final @Nullable Facet facet;

    Dimension(
            String title,
            String expression,
            boolean list,
            String condition,
            @Nullable Facet facet) {
        this.title = title;
        this.expression = expression;
        this.list = list;
        this.condition = condition;
        this.facet = facet;
    }

    /// As people call it.
    public String title() {
        return title;
    }

    /// Where its values stand among the columns of `scored`.
    String expression() {
        return expression;
    }

    /// Whether a title may have several of its values.
    boolean isList() {
        return list;
    }

    /// Which titles have a value, in SQL.
    String condition() {
        return condition;
    }

    /// Whether one can filter by it.
    public boolean isFilter() {
        return facet != null;
    }

    /// What one filters by with it; null for nothing.
    @Nullable Facet facet() {
        return facet;
    }

    /// Whether its values are numbers that have an order, and not names, of which the most frequent
    /// come first.
    boolean isNumber() {
        return switch (this) {
            case GENRE, KIND, COUNTRY, MATURITY -> false;
            case RELEASED, ADDED, RUNTIME, SEASONS -> true;
        };
    }
}
