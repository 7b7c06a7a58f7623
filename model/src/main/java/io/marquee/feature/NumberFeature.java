package io.marquee.feature;

import io.marquee.catalog.Kind;
import io.marquee.catalog.Length;
import io.marquee.catalog.Maturity;
import io.marquee.catalog.Title;
import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/// The features that are whole numbers read off a title. Each is a column named like its constant
/// in lower case.
public enum NumberFeature {
    RELEASE_YEAR(t -> OptionalInt.of(t.releaseYear())),
    /// Years from release to the day the title was added; -1 for those added before.
    AGE_WHEN_ADDED(t -> added(t, day -> Math.max(-1, day.getYear() - t.releaseYear()))),
    ADDED_YEAR(t -> added(t, LocalDate::getYear)),
    ADDED_MONTH(t -> added(t, LocalDate::getMonthValue)),
    /// Of films; 0 for series.
    RUNTIME_MINUTES(
            t ->
                    t.length() instanceof Length.Minutes(int count)
                            ? OptionalInt.of(count)
                            : OptionalInt.empty(),
            t -> t.kind() == Kind.MOVIE),
    /// Of series; 0 for films.
    SEASONS(
            t ->
                    t.length() instanceof Length.Seasons(int count)
                            ? OptionalInt.of(count)
                            : OptionalInt.empty(),
            t -> t.kind() == Kind.SERIES),
    MATURITY_LEVEL(NumberFeature::maturityLevel),
    CAST_COUNT(t -> sizeIfKnown(t.cast().size())),
    DIRECTOR_COUNT(t -> sizeIfKnown(t.directors().size())),
    COUNTRY_COUNT(t -> sizeIfKnown(t.countries().size())),
    GENRE_COUNT(t -> sizeIfKnown(t.genres().size())),
    /// In characters.
    NAME_LENGTH(t -> OptionalInt.of(Math.min(t.name().length(), 200))),
    /// In characters.
    DESCRIPTION_LENGTH(t -> sizeIfKnown(Math.min(t.description().length(), 2_000)));

    private final Function<Title, OptionalInt> reading;
    private final Predicate<Title> applies;

    NumberFeature(Function<Title, OptionalInt> reading) {
        this(reading, title -> true);
    }

    NumberFeature(Function<Title, OptionalInt> reading, Predicate<Title> applies) {
        this.reading = reading;
        this.applies = applies;
    }

    /// The column's name.
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The title's own value; empty where it is unknown or does not apply.
    public OptionalInt read(Title title) {
        return applies.test(title) ? reading.apply(title) : OptionalInt.empty();
    }

    /// Whether titles of this kind have the number at all.
    public boolean appliesTo(Title title) {
        return applies.test(title);
    }

    /// The value for the vector: the title's own, the median where it is unknown, 0 where it does
    /// not apply.
    float value(Title title, int median) {
        return appliesTo(title) ? reading.apply(title).orElse(median) : 0;
    }

    private static OptionalInt added(Title title, Function<LocalDate, Integer> part) {
        LocalDate day = title.added();
        return day == null ? OptionalInt.empty() : OptionalInt.of(part.apply(day));
    }

    private static OptionalInt maturityLevel(Title title) {
        Maturity maturity = title.maturity();
        return maturity == null || maturity.level() < 0
                ? OptionalInt.empty()
                : OptionalInt.of(maturity.level());
    }

    private static OptionalInt sizeIfKnown(int size) {
        return size == 0 ? OptionalInt.empty() : OptionalInt.of(size);
    }
}
