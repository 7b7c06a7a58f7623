package io.marquee.catalog;

import java.text.ParsePosition;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the day a title was added, in the catalog's own format or one of the others that people
/// use.
final class DateReader {

    /// A day, and whether it stood there in the catalog's own format.
    record Day(LocalDate date, boolean usual) {}

    /// `September 25, 2021`, the catalog's own, and ISO 8601, which needs no mending.
    private static final List<DateTimeFormatter> USUAL =
            List.of(format("MMMM d, uuuu"), format("uuuu-MM-dd"));

    /// A day before a month is read only where it cannot be a month: `25/9/2021`, but `9/5/2021` is
    /// the 5th of September, as in the catalog's own language.
    private static final List<DateTimeFormatter> OTHERS =
            List.of(
                    format("MMM d, uuuu"),
                    format("d MMMM uuuu"),
                    format("d MMM uuuu"),
                    format("MMMM d uuuu"),
                    format("d-MMM-uuuu"),
                    twoDigitYear("d-MMM-"),
                    format("M/d/uuuu"),
                    format("d/M/uuuu"),
                    twoDigitYear("M/d/"),
                    twoDigitYear("d/M/"),
                    format("d.M.uuuu"),
                    format("uuuu/M/d"),
                    format("uuuuMMdd"),
                    format("uuuu-MM-dd"));

    private static final Pattern ISO_WITH_TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}.*", Pattern.CASE_INSENSITIVE);

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    private DateReader() {}

    /// Reads a day between 1990 and 2099: streaming catalogs are not older.
    ///
    /// @return empty if no format fits
    static Optional<Day> read(String text) {
        for (DateTimeFormatter format : USUAL) {
            Optional<LocalDate> date = parse(text, format);
            if (date.isPresent()) {
                return date.map(d -> new Day(d, true));
            }
        }
        for (DateTimeFormatter format : OTHERS) {
            Optional<LocalDate> date = parse(withoutTime(text), format);
            if (date.isPresent()) {
                return date.map(d -> new Day(d, false));
            }
        }
        return Optional.empty();
    }

    /// Without the time of day that databases and data frames put behind an ISO date.
    private static String withoutTime(String text) {
        return ISO_WITH_TIME.matcher(text).matches() ? text.substring(0, 10) : text;
    }

    private static Optional<LocalDate> parse(String text, DateTimeFormatter format) {
        // A wrong guess is the usual case here; ParsePosition tells of it without an exception, and
        // so much faster.
        var position = new ParsePosition(0);
        var parsed = format.parseUnresolved(text, position);
        if (parsed == null || position.getIndex() != text.length()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(text, format);
            return date.isBefore(EARLIEST) || !date.isBefore(LATEST)
                    ? Optional.empty()
                    : Optional.of(date);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter format(String pattern) {
        return builder()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static DateTimeFormatter twoDigitYear(String pattern) {
        return builder()
                .appendPattern(pattern)
                .appendValueReduced(java.time.temporal.ChronoField.YEAR, 2, 2, 1990)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static DateTimeFormatterBuilder builder() {
        return new DateTimeFormatterBuilder().parseCaseInsensitive();
    }
}
