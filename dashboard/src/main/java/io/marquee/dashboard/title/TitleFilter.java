package io.marquee.dashboard.title;

import io.marquee.UserError;
import io.marquee.catalog.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which of the scored titles to look at, as it stands in the address of a view:
/// `?genre=Dramas&genre=Comedies&kind=MOVIE&country=France&maturity=PG-13&from=2010&to=2020&liked=true`.
///
/// @param genres a title has all of them
/// @param kind null for both
/// @param countries a title is of all of them
/// @param maturity the code, or [#UNRATED]; null for any
/// @param from the first release year; null for none
/// @param to the last release year; null for none
/// @param liked whether it is predicted that people like it; null for either
public record TitleFilter(
        List<String> genres,
        @Nullable Kind kind,
        List<String> countries,
        @Nullable String maturity,
        @Nullable Integer from,
        @Nullable Integer to,
        @Nullable Boolean liked) {

    /// The maturity of titles whose maturity is not known.
    public static final String UNRATED = "unknown";

    /// The parameters of an address that it reads.
    public static final List<String> NAMES =
            List.of("genre", "kind", "country", "maturity", "from", "to", "liked");

    /// All titles.
    public static final TitleFilter NONE =
            new TitleFilter(List.of(), null, List.of(), null, null, null, null);

    /// Repeated genres and countries count once.
    public TitleFilter {
        genres = List.copyOf(new LinkedHashSet<>(genres));
        countries = List.copyOf(new LinkedHashSet<>(countries));
    }

    /// What titles are told apart by.
    public enum Facet {
        GENRE,
        KIND,
        COUNTRY,
        MATURITY,
        YEARS,
        LIKED
    }

    /// One thing that is asked for.
    ///
    /// @param name of what it is about, for instance "Genre"
    /// @param value that is asked for, in words
    /// @param without the filter that does not ask for it
    public record Part(String name, String value, TitleFilter without) {}

    /// Reads the parameters of an address. Those of other names are left alone, and empty ones ask
    /// for nothing.
    ///
    /// @throws UserError if a value cannot be one
    public static TitleFilter of(Map<String, List<String>> parameters) {
        return new TitleFilter(
                values(parameters, "genre").toList(),
                one(parameters, "kind", TitleFilter::kind),
                values(parameters, "country").toList(),
                one(parameters, "maturity", Function.identity()),
                one(parameters, "from", year -> year("from", year)),
                one(parameters, "to", year -> year("to", year)),
                one(parameters, "liked", TitleFilter::flag));
    }

    /// The parameters of an address that ask for the same, in a fixed order.
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        put(parameters, "genre", genres);
        put(parameters, "kind", one(kind));
        put(parameters, "country", countries);
        put(parameters, "maturity", one(maturity));
        put(parameters, "from", one(from));
        put(parameters, "to", one(to));
        put(parameters, "liked", one(liked));
        return parameters;
    }

    /// The same as it stands in an address after the `?`; empty where nothing is asked for.
    public String query() {
        return parameters().entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream()
                                .map(value ->
                                        parameter.getKey()
                                                + "="
                                                + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    /// A condition on the columns of `scored`, in SQL with a `?` for each of [#values]; `TRUE`
    /// where nothing is asked for.
    public String condition() {
        List<String> conditions = new ArrayList<>();
        genres.forEach(_ -> conditions.add("list_contains(genres, ?)"));
        if (kind != null) {
            conditions.add("kind = ?");
        }
        countries.forEach(_ -> conditions.add("list_contains(countries, ?)"));
        if (maturity != null) {
            conditions.add(maturity.equals(UNRATED) ? "maturity IS NULL" : "maturity = ?");
        }
        if (from != null) {
            conditions.add("release_year >= ?");
        }
        if (to != null) {
            conditions.add("release_year <= ?");
        }
        if (liked != null) {
            conditions.add("predicted_liked = ?");
        }
        return conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions);
    }

    /// What stands for the question marks of [#condition], in their order.
    public List<Object> values() {
        List<Object> values = new ArrayList<>(genres);
        if (kind != null) {
            values.add(kind.name());
        }
        values.addAll(countries);
        if (maturity != null && !maturity.equals(UNRATED)) {
            values.add(maturity);
        }
        Stream.of(from, to, liked).filter(value -> value != null).forEach(values::add);
        return values;
    }

    /// What is asked for, part by part.
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        genres.forEach(genre -> parts.add(new Part("Genre", genre, toggledGenre(genre))));
        if (kind != null) {
            parts.add(new Part("Kind", words(kind), withKind(null)));
        }
        countries.forEach(
                country -> parts.add(new Part("Country", country, toggledCountry(country))));
        if (maturity != null) {
            parts.add(new Part("Maturity", maturity, withMaturity(null)));
        }
        if (from != null || to != null) {
            parts.add(new Part("Released", years(), withYears(null, null)));
        }
        if (liked != null) {
            parts.add(new Part("Predicted", liked ? "liked" : "not liked", withLiked(null)));
        }
        return parts;
    }

    /// A kind as people call it.
    public static String words(Kind kind) {
        return switch (kind) {
            case MOVIE -> "Movies";
            case SERIES -> "Series";
        };
    }

    /// The same with a genre more; or less, if it was asked for.
    public TitleFilter toggledGenre(String genre) {
        return withGenres(toggled(genres, genre));
    }

    /// The same for titles that have all of some genres.
    public TitleFilter withGenres(List<String> others) {
        return new TitleFilter(others, kind, countries, maturity, from, to, liked);
    }

    /// The same with a country more; or less, if it was asked for.
    public TitleFilter toggledCountry(String country) {
        return new TitleFilter(
                genres, kind, toggled(countries, country), maturity, from, to, liked);
    }

    /// The same for one kind, or both.
    public TitleFilter withKind(@Nullable Kind other) {
        return new TitleFilter(genres, other, countries, maturity, from, to, liked);
    }

    /// The same for one maturity, or any.
    public TitleFilter withMaturity(@Nullable String other) {
        return new TitleFilter(genres, kind, countries, other, from, to, liked);
    }

    /// The same for some release years.
    public TitleFilter withYears(@Nullable Integer first, @Nullable Integer last) {
        return new TitleFilter(genres, kind, countries, maturity, first, last, liked);
    }

    /// The same for titles predicted to be liked, or not to be, or either.
    public TitleFilter withLiked(@Nullable Boolean other) {
        return new TitleFilter(genres, kind, countries, maturity, from, to, other);
    }

    /// The same, asking for nothing in one respect: what a chart shows that is itself filtered by.
    public TitleFilter without(Facet facet) {
        return switch (facet) {
            case GENRE -> withGenres(List.of());
            case KIND -> withKind(null);
            case COUNTRY -> new TitleFilter(genres, kind, List.of(), maturity, from, to, liked);
            case MATURITY -> withMaturity(null);
            case YEARS -> withYears(null, null);
            case LIKED -> withLiked(null);
        };
    }

    private String years() {
        if (from == null) {
            return "until " + to;
        }
        if (to == null) {
            return "since " + from;
        }
        return from.equals(to) ? from.toString() : from + "–" + to;
    }

    private static List<String> toggled(List<String> values, String value) {
        return values.contains(value)
                ? values.stream().filter(other -> !other.equals(value)).toList()
                : Stream.concat(values.stream(), Stream.of(value)).toList();
    }

    private static void put(
            Map<String, List<String>> parameters, String name, List<String> values) {
        if (!values.isEmpty()) {
            parameters.put(name, values);
        }
    }

    private static List<String> one(@Nullable Object value) {
        return value == null ? List.of() : List.of(value.toString());
    }

    private static Stream<String> values(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().filter(v -> !v.isBlank());
    }

    /// The last of several, as a later choice overrules an earlier one.
    private static <T> @Nullable T one(
            Map<String, List<String>> parameters, String name, Function<String, T> read) {
        return values(parameters, name).reduce((_, last) -> last).map(read).orElse(null);
    }

    private static Kind kind(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(() -> wrong("kind", text, kinds()));
    }

    private static String kinds() {
        return Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.joining(" or "));
    }

    private static Integer year(String name, String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw wrong(name, text, "a year");
        }
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("liked", text, "true or false");
        };
    }

    private static UserError wrong(String name, String value, String expected) {
        return new UserError(
                "The address of this page asks for %s=%s, which is not %s. Correct it, or choose anew."
                        .formatted(name, value, expected));
    }
}
