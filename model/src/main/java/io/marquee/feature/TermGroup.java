package io.marquee.feature;

/// The kinds of terms that a title is made of: what it shares with other titles and what their
/// audiences' verdicts can be put down to.
public enum TermGroup {
    /// In which tenth of the catalog each of its numbers lies, and its maturity rating.
    NUMBER(0.19),
    GENRE(0.45),
    /// Two genres together.
    GENRE_PAIR(0.23),
    COUNTRY(0.45),
    /// A genre made in a country.
    GENRE_IN_COUNTRY(0.23),
    DIRECTOR(0.68),
    CAST(0.38),
    /// A word of name or description.
    WORD(0.53);

    private final double spread;

    TermGroup(double spread) {
        this.spread = spread;
    }

    /// How far the effects of this group's terms are expected to spread: their standard deviation
    /// as a multiple of the noise's, chosen by cross-validation on a real catalog. The smaller, the
    /// more titles it takes to believe in an effect.
    public double spread() {
        return spread;
    }
}
