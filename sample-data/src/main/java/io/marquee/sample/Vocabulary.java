package io.marquee.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// The word lists and tables beside this class, read once.
final class Vocabulary {

    /// A country that titles come from.
    ///
    /// @param culture whose names its people bear
    /// @param weight how often titles come from it
    /// @param effect what it does to a title's appeal, in stars
    record Country(String name, String culture, double weight, double effect) {}

    /// A genre of one kind of title.
    ///
    /// @param weight how often it is drawn where it can be
    /// @param effect what it does to a title's appeal, in stars
    /// @param mood which words go with it
    /// @param where `*`, `abroad`, or names of countries joined by semicolons
    record Genre(Kind kind, String name, double weight, double effect, String mood, String where) {}

    /// A maturity rating.
    ///
    /// @param effect what it does to a title's appeal, in stars
    /// @param weights how often it is given to movies for children, other movies, shows for
    ///   children and other shows
    record Maturity(String code, double effect, List<Double> weights) {}

    private final Map<String, List<String>> lists = new HashMap<>();
    private final List<Country> countries;
    private final List<Genre> genres;
    private final List<Maturity> maturities;

    Vocabulary() {
        readLists("people.properties", "\\s+");
        readLists("words.properties", "\\|");
        countries =
                table("countries.csv").stream()
                        .map(c -> new Country(c[0], c[1], number(c[2]), number(c[3])))
                        .toList();
        genres =
                table("genres.csv").stream()
                        .map(c ->
                                new Genre(
                                        Kind.named(c[0]),
                                        c[1],
                                        number(c[2]),
                                        number(c[3]),
                                        c[4],
                                        c[5]))
                        .toList();
        maturities =
                table("maturities.csv").stream()
                        .map(c ->
                                new Maturity(
                                        c[0],
                                        number(c[1]),
                                        Arrays.stream(c, 2, 6).map(Vocabulary::number).toList()))
                        .toList();
    }

    /// The words or phrases under a key.
    List<String> list(String key) {
        return Objects.requireNonNull(lists.get(key), () -> "no words under " + key);
    }

    /// The words or phrases under a key, or under another where the key has none.
    List<String> listOr(String key, String otherwise) {
        return lists.containsKey(key) ? list(key) : list(otherwise);
    }

    List<Country> countries() {
        return countries;
    }

    List<Genre> genres() {
        return genres;
    }

    List<Maturity> maturities() {
        return maturities;
    }

    private void readLists(String resource, String separator) {
        Properties properties = new Properties();
        try (BufferedReader reader = open(resource)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
        properties
                .stringPropertyNames()
                .forEach(key ->
                        lists.put(key, List.of(properties.getProperty(key).split(separator))));
    }

    private static List<String[]> table(String resource) {
        try (BufferedReader reader = open(resource)) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static BufferedReader open(String resource) {
        InputStream stream =
                Objects.requireNonNull(
                        Vocabulary.class.getResourceAsStream(resource),
                        () -> resource + " is missing from the jar");
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    private static double number(String cell) {
        return Double.parseDouble(cell);
    }
}
