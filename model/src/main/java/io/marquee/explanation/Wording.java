package io.marquee.explanation;

import io.marquee.catalog.Maturity;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How features are called among people.
final class Wording {

    private static final int MONTHS = 12;

    private Wording() {}

    /// Of a concept of which nothing is known.
    static String unknown(String concept) {
        return switch (concept) {
            case "added" -> "date of addition unknown";
            case "maturity" -> "maturity rating unknown";
            case "description" -> "no description";
            default -> plain(concept) + " unknown";
        };
    }

    /// Of one of many things that a title has.
    static String has(String concept, String column) {
        if (column.equals(concept + "_other")) {
            return switch (concept) {
                case "country" -> "from a rarer country";
                default -> "a rarer " + plain(concept);
            };
        }
        return switch (concept) {
            case "genre" -> label(column);
            case "country" -> "from " + label(column);
            default -> plain(concept) + " " + label(column);
        };
    }

    /// Of things that a title does not have.
    ///
    /// @param named the columns to call by name; may be empty
    /// @param more whether there are others
    static String hasNot(String concept, List<String> named, boolean more) {
        if (named.isEmpty()) {
            return switch (concept) {
                case "genre" -> "genres it does not have";
                case "country" -> "countries it is not from";
                default -> plain(concept) + ": what it does not have";
            };
        }
        String labels = named.stream().map(Wording::label).collect(Collectors.joining(" or "));
        String subject =
                switch (concept) {
                    case "genre" -> "";
                    case "country" -> "from ";
                    default -> plain(concept) + " ";
                };
        return "not " + subject + labels + (more ? ", among others" : "");
    }

    /// Of columns that are told together.
    static String part(String part, List<Integer> columns, ExplainedRow row) {
        Values values = new Values(columns, row);
        return switch (part) {
            case "kind" -> values.of("series") >= 0.5 ? "a series" : "a film";
            case "length" -> length(values);
            case "release_year" -> "released " + number(values.of(part));
            case "added" -> added(values);
            case "added_month" -> "added in " + month(values.of(part));
            case "maturity" -> maturity(values.of("maturity_level"), row);
            case "cast_count" ->
                    values.of(part) == 1 ? "cast of one" : "cast of " + number(values.of(part));
            case "director_count" -> counted(values.of(part), "director", "directors");
            case "country_count" -> counted(values.of(part), "country", "countries");
            case "genre_count" -> counted(values.of(part), "genre", "genres");
            case "name_length" -> "name of " + number(values.of(part)) + " characters";
            case "description" ->
                    "description of " + number(values.of("description_length")) + " characters";
            case "director_record", "cast_record", "country_record", "genre_record" ->
                    record(part.substring(0, part.indexOf('_')), values);
            case "text" -> "title and description";
            default -> alone(columns.getFirst(), row);
        };
    }

    private static String length(Values values) {
        double seasons = values.of("seasons");
        if (seasons > 0) {
            return counted(seasons, "season", "seasons");
        }
        double minutes = values.of("runtime_minutes");
        return minutes > 0 ? counted(minutes, "minute", "minutes") : "length";
    }

    private static String added(Values values) {
        double year = values.of("added_year");
        double age = values.of("age_when_added");
        String when = Double.isNaN(year) ? "added" : "added in " + number(year);
        if (Double.isNaN(age)) {
            return when;
        }
        if (age < 0) {
            return when + ", before its release";
        }
        return when
                + (age < 1
                        ? ", the year of its release"
                        : ", " + counted(age, "year", "years") + " after its release");
    }

    private static String month(double number) {
        int month = Math.clamp(Math.round(number), 1, MONTHS);
        return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /// The level stands for one rating of films and one of television. Series have the latter,
    /// films of a streaming service either.
    private static String maturity(double level, ExplainedRow row) {
        boolean series = row.hasOn("series");
        String codes =
                Arrays.stream(Maturity.values())
                        .filter(rating -> rating.level() == level)
                        .map(Maturity::code)
                        .filter(code -> !series || code.startsWith("TV-"))
                        .collect(Collectors.joining(" or "));
        return "rated " + (codes.isEmpty() ? "for maturity level " + number(level) : codes);
    }

    private static String record(String subject, Values values) {
        return values.of(subject + "_evidence") == 0
                ? subject + "'s earlier titles: none rated"
                : subject + "'s earlier titles";
    }

    private static String alone(int column, ExplainedRow row) {
        String name = plain(row.name(column));
        return switch (row.columns().get(column).kind()) {
            case FLAG -> row.isOn(column) ? name : "not " + name;
            case NUMBER -> name + " " + number(row.value(column));
        };
    }

    private static String counted(double count, String one, String many) {
        return count == 1 ? "one " + one : number(count) + " " + many;
    }

    /// Whole numbers without decimals, others with two.
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String label(String column) {
        return column.substring(column.indexOf('=') + 1);
    }

    private static String plain(String name) {
        return name.replace('_', ' ');
    }

    /// The values of a part's columns by name; NaN for a column that is not there.
    private record Values(List<Integer> columns, ExplainedRow row) {

        double of(String name) {
            for (int column : columns) {
                if (row.name(column).equals(name)) {
                    return row.value(column);
                }
            }
            return Double.NaN;
        }
    }
}
