package io.marquee.catalog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how long a title is: `90 min`, `1 h 30 min`, `2 Seasons`.
final class LengthReader {

    private static final Pattern MINUTES =
            Pattern.compile("(\\d{1,4})\\s*(?:m|min|mins|minutes?)\\.?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOURS =
            Pattern.compile(
                    "(\\d{1,2})\\s*(?:h|hrs?|hours?)\\.?\\s*(?:(\\d{1,2})\\s*(?:m|min|mins|minutes?)?)?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SEASONS =
            Pattern.compile("(\\d{1,3})\\s*(?:seasons?|series)", Pattern.CASE_INSENSITIVE);

    private LengthReader() {}

    /// Reads a length that fits the kind of title.
    ///
    /// @return empty if the text is none, is out of range, or is one of the other kind
    static Optional<Length> read(String text, Kind kind) {
        return switch (kind) {
            case MOVIE ->
                    minutes(text)
                            .filter(m -> m >= 1 && m <= Length.LONGEST_MINUTES)
                            .map(Length.Minutes::new);
            case SERIES ->
                    seasons(text)
                            .filter(s -> s >= 1 && s <= Length.MOST_SEASONS)
                            .map(Length.Seasons::new);
        };
    }

    private static Optional<Integer> minutes(String text) {
        Matcher minutes = MINUTES.matcher(text);
        if (minutes.matches()) {
            return Optional.of(Integer.parseInt(minutes.group(1)));
        }
        Matcher hours = HOURS.matcher(text);
        if (hours.matches()) {
            String rest = hours.group(2);
            return Optional.of(
                    60 * Integer.parseInt(hours.group(1))
                            + (rest == null ? 0 : Integer.parseInt(rest)));
        }
        return Optional.empty();
    }

    private static Optional<Integer> seasons(String text) {
        Matcher seasons = SEASONS.matcher(text);
        return seasons.matches()
                ? Optional.of(Integer.parseInt(seasons.group(1)))
                : Optional.empty();
    }
}
