package io.marquee.feature;

import java.util.List;
import java.util.Locale;

/// Features that belong together and are switched on and off together.
public enum FeatureFamily {
    /// Numbers and flags that are read off the title itself.
    FACTS,
    /// A flag for each genre of the vocabulary.
    GENRES,
    /// A flag for each country of the vocabulary.
    COUNTRIES,
    /// How earlier titles of its genres fared.
    GENRE_RECORD(TermGroup.GENRE, TermGroup.GENRE_PAIR),
    /// How earlier titles of its countries fared.
    COUNTRY_RECORD(TermGroup.COUNTRY, TermGroup.GENRE_IN_COUNTRY),
    /// How earlier titles of its directors fared.
    DIRECTOR_RECORD(TermGroup.DIRECTOR),
    /// How earlier titles of its cast fared.
    CAST_RECORD(TermGroup.CAST),
    /// How earlier titles with the same words in name and description fared.
    TEXT_RECORD(TermGroup.WORD);

    private final List<TermGroup> terms;

    FeatureFamily(TermGroup... terms) {
        this.terms = List.of(terms);
    }

    /// The terms whose effects it adds up; empty for families that are no track record.
    public List<TermGroup> terms() {
        return terms;
    }

    /// The name of the family, and of the column that a track record has in the vector.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isRecord() {
        return !terms.isEmpty();
    }

    /// The column with the number of titles behind the record; words stand behind every title.
    boolean hasEvidence() {
        return isRecord() && this != TEXT_RECORD;
    }

    /// The name of that column.
    public String evidenceColumn() {
        return label().replace("_record", "_evidence");
    }
}
