package io.marquee.sample;

import java.util.List;

/// All the people there are, by naming culture and trade. Nobody is stored: name and talent follow
/// from a number, so a million people cost nothing.
final class People {

    /// What people do.
    enum Trade {
        DIRECTOR(0.40, Dice.Use.DIRECTOR_TALENT),
        ACTOR(1.1, Dice.Use.ACTOR_TALENT);

        private final double perTitle;
        private final Dice.Use talent;

        Trade(double perTitle, Dice.Use talent) {
            this.perTitle = perTitle;
            this.talent = talent;
        }
    }

    /// A prime beyond every product of list lengths: steps through all names without repeat.
    private static final long STRIDE = 1_000_003;

    /// How many names share one given and family name: without and with each middle initial.
    private static final int MIDDLES = 23;

    /// The fewest people of a culture and trade.
    private static final int SMALLEST_POOL = 25;

    private final Vocabulary vocabulary;
    private final long seed;
    private final int titles;

    /// @param titles how many titles they have to make; more titles, more people
    People(Vocabulary vocabulary, long seed, int titles) {
        this.vocabulary = vocabulary;
        this.seed = seed;
        this.titles = titles;
    }

    /// Somebody of that culture; the busy come up more often than others.
    ///
    /// @param share the share of all titles that the culture makes, 0 to 1
    Person draw(String culture, Trade trade, double share, Dice dice) {
        double wanted = Math.max(SMALLEST_POOL, titles * share * trade.perTitle);
        int pool = (int) Math.min(wanted, plainNames(culture) * (double) MIDDLES);
        double unit = dice.unit();
        int number = (int) (pool * unit * StrictMath.sqrt(unit));
        return person(culture, trade, number);
    }

    /// The person of that number, from 0.
    Person person(String culture, Trade trade, int number) {
        // The trades walk the names from different ends, so that few share theirs.
        long plain = plainNames(culture);
        long start = trade == Trade.DIRECTOR ? 0 : plain / 2;
        long code = Math.floorMod((number + start) * STRIDE, plain);
        int middle = (int) (number / plain);
        long key = ((long) culture.hashCode() << 32) ^ number;
        double talent = Dice.of(seed, trade.talent, key).gaussian();
        return new Person(name(culture, code, middle), talent);
    }

    /// A given name of that culture.
    String givenName(String culture, long code) {
        List<String> stems = vocabulary.list(culture + ".given.stem");
        List<String> endings = vocabulary.list(culture + ".given.ending");
        long rest = code % stems.size();
        return joined(
                stems.get((int) rest), endings.get((int) (code / stems.size() % endings.size())));
    }

    /// How many places of that culture there are.
    long places(String culture) {
        return (long) vocabulary.list(culture + ".family.stem").size()
                * vocabulary.list(culture + ".place.ending").size();
    }

    /// The place of that number, from 0.
    String place(String culture, long number) {
        List<String> stems = vocabulary.list(culture + ".family.stem");
        List<String> endings = vocabulary.list(culture + ".place.ending");
        return joined(
                stems.get((int) (number % stems.size())),
                endings.get((int) (number / stems.size() % endings.size())));
    }

    /// How many given names of that culture there are.
    long givenNames(String culture) {
        return (long) vocabulary.list(culture + ".given.stem").size()
                * vocabulary.list(culture + ".given.ending").size();
    }

    private long plainNames(String culture) {
        return givenNames(culture)
                * vocabulary.list(culture + ".family.stem").size()
                * vocabulary.list(culture + ".family.ending").size();
    }

    private String name(String culture, long code, int middle) {
        long given = givenNames(culture);
        List<String> stems = vocabulary.list(culture + ".family.stem");
        List<String> endings = vocabulary.list(culture + ".family.ending");
        long family = code / given;
        String initial = middle == 0 ? " " : " " + (char) ('A' + middle - 1) + ". ";
        return givenName(culture, code % given)
                + initial
                + joined(
                        stems.get((int) (family % stems.size())),
                        endings.get((int) (family / stems.size())));
    }

    private static String joined(String stem, String ending) {
        return ending.equals("_") ? stem : stem + ending;
    }
}
