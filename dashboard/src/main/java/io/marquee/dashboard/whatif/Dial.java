package io.marquee.dashboard.whatif;

import io.marquee.catalog.Kind;
import io.marquee.catalog.Length;
import io.marquee.catalog.Maturity;
import io.marquee.catalog.Title;
import io.marquee.dashboard.title.OpenModel;
import io.marquee.feature.NumberFeature;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Something about a title that can be turned up and down, all else being as it is.
public enum Dial {
    LENGTH("length"),
    RELEASE_YEAR("year of release"),
    ADDED_MONTH("month of addition"),
    MATURITY("maturity rating");

    private static final int MONTHS = 12;

    /// Of the values between the smallest and the largest so many are tried, evenly spread.
    private static final int MOST = 60;

    private final String words;

    Dial(String words) {
        this.words = words;
    }

    /// What it is called.
    public String words() {
        return words;
    }

    /// Its name in addresses.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The dial of that name.
    public static Optional<Dial> of(String word) {
        return Arrays.stream(values()).filter(dial -> dial.word().equals(word)).findFirst();
    }

    /// The same title at another place of the dial.
    ///
    /// @param label the place, for people
    /// @param number the place as a number that sorts
    record Setting(String label, int number, Title title) {}

    /// The title at all places of the dial, ascending. Lengths and years are those that the model
    /// has seen, and the title's own.
    ///
    /// @return empty if the dial cannot be turned: the month of an addition that has no date
    List<Setting> settings(OpenModel model, Title title) {
        return switch (this) {
            case LENGTH ->
                    switch (title.kind()) {
                        case MOVIE ->
                                range(model, NumberFeature.RUNTIME_MINUTES, title, 1)
                                        .mapToObj(minutes ->
                                                new Setting(
                                                        minutes + " min",
                                                        minutes,
                                                        with(title, new Length.Minutes(minutes))))
                                        .toList();
                        case SERIES ->
                                range(model, NumberFeature.SEASONS, title, 1)
                                        .mapToObj(seasons ->
                                                new Setting(
                                                        seasons == 1
                                                                ? "1 season"
                                                                : seasons + " seasons",
                                                        seasons,
                                                        with(title, new Length.Seasons(seasons))))
                                        .toList();
                    };
            case RELEASE_YEAR ->
                    range(model, NumberFeature.RELEASE_YEAR, title, 0)
                            .mapToObj(year ->
                                    new Setting(String.valueOf(year), year, with(title, year)))
                            .toList();
            case ADDED_MONTH -> months(title);
            case MATURITY -> maturities(title);
        };
    }

    /// Where the title itself stands on the dial; empty if that is unknown.
    Optional<Integer> own(Title title) {
        return switch (this) {
            case LENGTH ->
                    switch (title.length()) {
                        case null -> Optional.empty();
                        case Length.Minutes(int count) -> Optional.of(count);
                        case Length.Seasons(int count) -> Optional.of(count);
                    };
            case RELEASE_YEAR -> Optional.of(title.releaseYear());
            case ADDED_MONTH -> Optional.ofNullable(title.added()).map(LocalDate::getMonthValue);
            case MATURITY -> Optional.ofNullable(title.maturity()).map(Dial::place);
        };
    }

    private IntStream range(OpenModel model, NumberFeature feature, Title title, int least) {
        List<Integer> seen = model.spec().quantiles().getOrDefault(feature.column(), List.of());
        TreeSet<Integer> values = new TreeSet<>();
        own(title).ifPresent(values::add);
        if (!seen.isEmpty()) {
            int low = Math.max(least, seen.getFirst());
            int high = Math.max(low, seen.getLast());
            int steps = Math.min(MOST, high - low);
            for (int i = 0; i <= steps; i++) {
                values.add(steps == 0 ? low : low + (int) ((long) i * (high - low) / steps));
            }
        }
        return values.stream().mapToInt(Integer::intValue);
    }

    private static List<Setting> months(Title title) {
        LocalDate added = title.added();
        if (added == null) {
            return List.of();
        }
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(month -> {
                    LocalDate day = added.withMonth(month);
                    return new Setting(
                            day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                            month,
                            changed(
                                    title,
                                    day,
                                    title.releaseYear(),
                                    title.maturity(),
                                    title.length()));
                })
                .toList();
    }

    /// Those of the system that the title is rated in: films by MPA unless they have a rating of
    /// television.
    private static List<Setting> maturities(Title title) {
        Maturity own = title.maturity();
        boolean television =
                title.kind() == Kind.SERIES || (own != null && own.code().startsWith("TV-"));
        List<Setting> settings = new ArrayList<>();
        for (Maturity maturity : Maturity.values()) {
            if (maturity.level() >= 0 && maturity.code().startsWith("TV-") == television) {
                settings.add(
                        new Setting(
                                maturity.code(),
                                place(maturity),
                                changed(
                                        title,
                                        title.added(),
                                        title.releaseYear(),
                                        maturity,
                                        title.length())));
            }
        }
        return settings;
    }

    @SuppressWarnings("EnumOrdinal") // ratings stand in the order of their audiences' age
    private static int place(Maturity maturity) {
        return maturity.ordinal();
    }

    private static Title with(Title title, Length length) {
        return changed(title, title.added(), title.releaseYear(), title.maturity(), length);
    }

    private static Title with(Title title, int year) {
        return changed(title, title.added(), year, title.maturity(), title.length());
    }

    private static Title changed(
            Title title,
            @Nullable LocalDate added,
            int year,
            @Nullable Maturity maturity,
            @Nullable Length length) {
        return new Title(
                title.id(),
                title.kind(),
                title.name(),
                title.directors(),
                title.cast(),
                title.countries(),
                added,
                year,
                maturity,
                length,
                title.genres(),
                title.description(),
                title.stated(),
                title.origin(),
                title.mergedRows(),
                title.repairs());
    }
}
