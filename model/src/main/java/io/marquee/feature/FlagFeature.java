package io.marquee.feature;

import io.marquee.catalog.Kind;
import io.marquee.catalog.Title;
import java.util.Locale;
import java.util.function.Predicate;

/// The features that a title has or has not, vocabularies apart. Each is a column named like its
/// constant in lower case.
public enum FlagFeature {
    SERIES(t -> t.kind() == Kind.SERIES),
    ADDED_MISSING(t -> t.added() == null),
    MATURITY_MISSING(t -> t.maturity() == null || t.maturity().level() < 0),
    LENGTH_MISSING(t -> t.length() == null),
    DIRECTORS_MISSING(t -> t.directors().isEmpty()),
    CAST_MISSING(t -> t.cast().isEmpty()),
    COUNTRIES_MISSING(t -> t.countries().isEmpty()),
    DESCRIPTION_MISSING(t -> t.description().isEmpty());

    private final Predicate<Title> test;

    FlagFeature(Predicate<Title> test) {
        this.test = test;
    }

    /// The column's name.
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether the title has it.
    public boolean test(Title title) {
        return test.test(title);
    }
}
