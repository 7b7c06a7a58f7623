package io.marquee.sample;

import io.marquee.sample.People.Trade;
import io.marquee.sample.Vocabulary.Country;
import io.marquee.sample.Vocabulary.Genre;
import io.marquee.sample.Vocabulary.Maturity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes titles, each from its place in the catalog alone. They are as clean as a catalog's owner
/// would wish, but for what is honestly not known: directors, casts and countries.
final class TitleMaker {

    private static final double MOVIE_SHARE = 0.696;
    private static final Set<String> HOME_MARKET = Set.of("United States", "Canada");
    private static final int FIRST_YEAR = 1942;

    /// Moods that do not go with every other, each with those that it goes with.
    private static final Map<String, Set<String>> COMPANIONS =
            Map.of(
                    "kids", Set.of("kids", "comedy", "music", "scifi", "sports"),
                    "standup", Set.of("standup", "comedy"),
                    "documentary", Set.of("documentary", "music", "sports", "reality"),
                    "reality", Set.of("reality", "documentary", "romance"));

    /// Draws before a list of genres stays shorter than it was meant to be.
    private static final int PATIENCE = 8;

    /// The day after the last title was added.
    private static final LocalDate CLOSING = LocalDate.of(2021, 9, 26);

    private record YearAdded(int year, double weight) {}

    private static final Deck<YearAdded> YEARS_ADDED =
            Deck.of(
                    List.of(
                            new YearAdded(2014, 60),
                            new YearAdded(2015, 82),
                            new YearAdded(2016, 429),
                            new YearAdded(2017, 1188),
                            new YearAdded(2018, 1649),
                            new YearAdded(2019, 2016),
                            new YearAdded(2020, 1879),
                            new YearAdded(2021, 1498)),
                    YearAdded::weight);

    private final long seed;
    private final People people;
    private final TitleNames names;
    private final Blurbs blurbs;
    private final Deck<Country> countries;
    private final Map<String, Double> shares = new HashMap<>();
    private final Map<Kind, Map<Country, Deck<Genre>>> genres = new EnumMap<>(Kind.class);
    private final List<Deck<Maturity>> maturities;

    /// @param titles how many there will be: the more, the more people make them
    TitleMaker(Vocabulary vocabulary, long seed, int titles) {
        this.seed = seed;
        this.people = new People(vocabulary, seed, titles);
        this.names = new TitleNames(vocabulary, people, seed);
        this.blurbs = new Blurbs(vocabulary, people);
        this.countries = Deck.of(vocabulary.countries(), Country::weight);
        double all = vocabulary.countries().stream().mapToDouble(Country::weight).sum();
        vocabulary
                .countries()
                .forEach(c -> shares.merge(c.culture(), c.weight() / all, Double::sum));
        for (Kind kind : Kind.values()) {
            Map<Country, Deck<Genre>> byCountry = new HashMap<>();
            for (Country country : vocabulary.countries()) {
                byCountry.put(
                        country,
                        Deck.of(
                                vocabulary.genres(),
                                g -> g.kind() == kind && madeIn(g, country) ? g.weight() : 0));
            }
            genres.put(kind, byCountry);
        }
        this.maturities =
                List.of(0, 1, 2, 3).stream()
                        .map(column ->
                                Deck.of(vocabulary.maturities(), m -> m.weights().get(column)))
                        .toList();
    }

    /// The title at that place of the catalog, from 0.
    SampleTitle make(int index) {
        Dice dice = Dice.of(seed, Dice.Use.TITLE, index);
        Kind kind = dice.chance(MOVIE_SHARE) ? Kind.MOVIE : Kind.SHOW;
        List<Country> from = countries(dice);
        Country home = from.getFirst();
        List<Genre> listed = genres(kind, home, dice);
        String mood = listed.getFirst().mood();
        LocalDate added = added(dice);
        return new SampleTitle(
                index,
                index,
                kind,
                names.name(index, mood, home.culture()),
                directors(kind, home, dice),
                cast(kind, mood, from, dice),
                dice.chance(0.094) ? List.of() : from,
                added,
                releaseYear(kind, added.getYear(), dice),
                List.of(maturity(kind, listed, dice)),
                kind == Kind.MOVIE ? minutes(mood, home, dice) : seasons(dice),
                listed,
                blurbs.blurb(mood, home.culture(), Dice.of(seed, Dice.Use.BLURB, index)));
    }

    /// A day on which a title was added.
    LocalDate added(Dice dice) {
        int year = YEARS_ADDED.draw(dice).year();
        LocalDate first = LocalDate.of(year, 1, 1);
        int days = year == CLOSING.getYear() ? CLOSING.getDayOfYear() - 1 : first.lengthOfYear();
        return first.plusDays(dice.below(days));
    }

    private static boolean madeIn(Genre genre, Country country) {
        return switch (genre.where()) {
            case "*" -> true;
            case "abroad" -> !HOME_MARKET.contains(country.name());
            default -> Set.of(genre.where().split(";")).contains(country.name());
        };
    }

    private List<Country> countries(Dice dice) {
        int count = dice.chance(0.85) ? 1 : dice.chance(0.68) ? 2 : dice.between(3, 5);
        return drawn(countries, count, dice);
    }

    private List<Genre> genres(Kind kind, Country home, Dice dice) {
        Deck<Genre> deck = genres.getOrDefault(kind, Map.of()).get(home);
        if (deck == null) {
            throw new IllegalStateException("no genres for " + home.name());
        }
        int count = dice.chance(0.24) ? 1 : dice.chance(0.47) ? 2 : 3;
        List<Genre> drawn = new ArrayList<>();
        for (int draws = 0; drawn.size() < count && draws < PATIENCE; draws++) {
            Genre next = deck.draw(dice);
            if (!drawn.contains(next) && drawn.stream().allMatch(g -> goTogether(g, next))) {
                drawn.add(next);
            }
        }
        return List.copyOf(drawn);
    }

    private static boolean goTogether(Genre one, Genre other) {
        return !one.where().equals("*")
                || !other.where().equals("*")
                || (admits(one, other) && admits(other, one));
    }

    private static boolean admits(Genre one, Genre other) {
        Set<String> companions = COMPANIONS.get(one.mood());
        return companions == null || companions.contains(other.mood());
    }

    private static <T> List<T> drawn(Deck<T> deck, int count, Dice dice) {
        List<T> drawn = new ArrayList<>();
        int wanted = Math.min(count, deck.things().size());
        while (drawn.size() < wanted) {
            T next = deck.draw(dice);
            if (!drawn.contains(next)) {
                drawn.add(next);
            }
        }
        return List.copyOf(drawn);
    }

    private List<Person> directors(Kind kind, Country home, Dice dice) {
        double known = kind == Kind.MOVIE ? 0.969 : 0.086;
        if (!dice.chance(known)) {
            return List.of();
        }
        int count = dice.chance(0.91) ? 1 : dice.chance(0.93) ? 2 : 3;
        return crew(Trade.DIRECTOR, List.of(home), count, dice);
    }

    private List<Person> cast(Kind kind, String mood, List<Country> from, Dice dice) {
        double unknown = mood.equals("documentary") ? 0.30 : kind == Kind.MOVIE ? 0.04 : 0.10;
        if (dice.chance(unknown)) {
            return List.of();
        }
        int count =
                mood.equals("standup")
                        ? 1
                        : Math.clamp(Math.round(6.3 + 2.8 * dice.gaussian()), 1, 14);
        return crew(Trade.ACTOR, from, count, dice);
    }

    private List<Person> crew(Trade trade, List<Country> from, int count, Dice dice) {
        List<Person> crew = new ArrayList<>();
        while (crew.size() < count) {
            String culture = (dice.chance(0.8) ? from.getFirst() : dice.pick(from)).culture();
            double share = shares.getOrDefault(culture, 0.0);
            Person next = people.draw(culture, trade, share, dice);
            if (!crew.contains(next)) {
                crew.add(next);
            }
        }
        return List.copyOf(crew);
    }

    private static int releaseYear(Kind kind, int addedYear, Dice dice) {
        double fresh = kind == Kind.MOVIE ? 0.34 : 0.52;
        if (dice.chance(fresh)) {
            return addedYear;
        }
        double age = 1 + dice.exponential(dice.chance(0.06) ? 28 : kind == Kind.MOVIE ? 5 : 3);
        return Math.max(FIRST_YEAR, addedYear - (int) age);
    }

    private Maturity maturity(Kind kind, List<Genre> listed, Dice dice) {
        boolean forChildren = listed.stream().anyMatch(g -> g.mood().equals("kids"));
        int column = (kind == Kind.MOVIE ? 0 : 2) + (forChildren ? 0 : 1);
        return maturities.get(column).draw(dice);
    }

    private static int minutes(String mood, Country home, Dice dice) {
        double usual =
                switch (mood) {
                    case "kids" -> 76;
                    case "standup" -> 64;
                    case "documentary" -> 86;
                    default -> home.culture().equals("indian") ? 132 : 104;
                };
        double spread = mood.equals("standup") ? 7 : 16;
        return Math.clamp(Math.round(usual + spread * dice.gaussian()), 18, 260);
    }

    private static int seasons(Dice dice) {
        return dice.chance(0.67) ? 1 : Math.min(15, 2 + (int) dice.exponential(1.35));
    }
}
