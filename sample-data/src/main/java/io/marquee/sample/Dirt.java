package io.marquee.sample;

import java.util.Locale;
import java.util.Optional;

/// What is wrong with catalogs, each kind about as often as in a real one.
///
/// What is honestly not known comes as the titles are made. All else is planted: one title of every
/// so many, at a place that the seed picks, and at most one kind in one row, the rarest first.
enum Dirt {
    /// The row ends before its last columns; a cleaner must reject it.
    CUT_SHORT(2_600),
    /// The title is empty; a cleaner must reject the row.
    EMPTY_TITLE(2_600),
    /// The release year is no year; a cleaner must reject the row.
    IMPOSSIBLE_YEAR(2_000),
    /// The duration stands in the rating column, and the duration is empty.
    DURATION_IN_RATING(2_600),
    /// Same title, kind and year as a row before, under another id.
    SAME_TITLE(2_400),
    MISSING_RATING(2_000),
    /// A spreadsheet took the title for a date.
    SPREADSHEET_DATE(2_000),
    /// A line break inside the title or the description.
    LINE_BREAK(2_000),
    /// Zero-width characters before the title or inside the cast.
    ZERO_WIDTH(1_600),
    /// A comma too many in the list of countries.
    STRAY_COMMA(1_100),
    MISSING_DATE(880),
    /// The release year lies after the year in which the title was added.
    ADDED_BEFORE_RELEASE(620),
    /// A blank before the date added.
    SPACE_BEFORE_DATE(100),
    /// Quotation marks inside the title, cast or description.
    QUOTES(25),
    MISSING_DIRECTOR(0),
    MISSING_CAST(0),
    MISSING_COUNTRY(0);

    private final int every;

    /// @param every it is planted in one of so many titles; 0: it comes by nature
    Dirt(int every) {
        this.every = every;
    }

    /// Whether a cleaner has to reject the row.
    boolean rejects() {
        return switch (this) {
            case CUT_SHORT, EMPTY_TITLE, IMPOSSIBLE_YEAR -> true;
            case DURATION_IN_RATING,
                    SAME_TITLE,
                    MISSING_RATING,
                    SPREADSHEET_DATE,
                    LINE_BREAK,
                    ZERO_WIDTH,
                    STRAY_COMMA,
                    MISSING_DATE,
                    ADDED_BEFORE_RELEASE,
                    SPACE_BEFORE_DATE,
                    QUOTES,
                    MISSING_DIRECTOR,
                    MISSING_CAST,
                    MISSING_COUNTRY ->
                    false;
        };
    }

    /// Its name in `truth.json`.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What is to be planted in the row of that place, from 0.
    static Optional<Dirt> plantedAt(long seed, int index) {
        for (Dirt dirt : values()) {
            if (dirt.every > 0 && dirt.isDueAt(seed, index)) {
                return Optional.of(dirt);
            }
        }
        return Optional.empty();
    }

    private boolean isDueAt(long seed, int index) {
        long block = index / every;
        long key = ((long) name().hashCode() << 32) ^ block;
        return Dice.of(seed, Dice.Use.PLACEMENT, key).below(every) == index % every;
    }
}
