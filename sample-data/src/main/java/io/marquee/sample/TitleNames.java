package io.marquee.sample;

import java.util.List;

/// What titles are called. No two works ever share a name: each pattern numbers all the names it
/// can make, and a work's place in the catalog, scattered over those numbers, picks one. Beyond the
/// last name come sequels.
final class TitleNames {

    /// A prime that divides no product of list lengths, so that steps of it meet every number.
    private static final long STRIDE = 1_000_003;

    private static final List<String> OPENINGS =
            List.of(
                    "",
                    "The ",
                    "My ",
                    "Our ",
                    "One ",
                    "Her ",
                    "His ",
                    "Every ",
                    "Another ",
                    "That ",
                    "No ");
    private static final List<String> PREPOSITIONS = List.of(" of ", " in ", " from ", " beyond ");

    private final Vocabulary vocabulary;
    private final People people;
    private final long seed;
    private final long start;

    TitleNames(Vocabulary vocabulary, People people, long seed) {
        this.vocabulary = vocabulary;
        this.people = people;
        this.seed = seed;
        this.start = Dice.of(seed, Dice.Use.NAME, -1).below(Integer.MAX_VALUE);
    }

    /// The name of a work.
    ///
    /// @param work its number, from 0
    /// @param mood whose nouns it is made of
    /// @param culture whose places and given names it may hold
    String name(int work, String mood, String culture) {
        Dice dice = Dice.of(seed, Dice.Use.NAME, work);
        double pattern = dice.unit();
        if (mood.equals("kids") ? pattern < 0.4 : pattern < 0.06) {
            return adventure(work, mood, culture);
        }
        if (pattern < 0.65) {
            return described(work, mood);
        }
        return pattern < 0.87 ? placed(work, mood, culture) : local(work, culture);
    }

    /// `The Silent Orchard`, `Silent Orchard: The Return`.
    private String described(int work, String mood) {
        List<String> adjectives = vocabulary.list("adjective");
        List<String> nouns = vocabulary.list(mood + ".noun");
        List<String> subtitles = vocabulary.list("subtitle");
        int forms = OPENINGS.size() + subtitles.size();
        Numbers numbers = new Numbers(work, (long) adjectives.size() * nouns.size() * forms);
        String core = numbers.next(adjectives) + " " + numbers.next(nouns);
        int form = numbers.next(forms);
        return form < OPENINGS.size()
                ? OPENINGS.get(form) + core + numbers.sequel()
                : core + numbers.sequel() + ": " + subtitles.get(form - OPENINGS.size());
    }

    /// `The Orchard of Harrowmere`.
    private String placed(int work, String mood, String culture) {
        List<String> nouns = vocabulary.list(mood + ".noun");
        int places = (int) people.places(culture);
        Numbers numbers = new Numbers(work, 2L * nouns.size() * PREPOSITIONS.size() * places);
        String name = numbers.next(nouns) + numbers.next(PREPOSITIONS);
        String place = people.place(culture, numbers.next(places));
        return (numbers.next(2) == 0 ? "The " : "") + name + place + numbers.sequel();
    }

    /// `Harrowmere Nights`.
    private String local(int work, String culture) {
        List<String> words = vocabulary.list("placeword");
        int places = (int) people.places(culture);
        Numbers numbers = new Numbers(work, (long) words.size() * places);
        String word = numbers.next(words);
        return people.place(culture, numbers.next(places)) + " " + word + numbers.sequel();
    }

    /// `Tobias and the Paper Dragonling`.
    private String adventure(int work, String mood, String culture) {
        List<String> adjectives = vocabulary.list("adjective");
        List<String> nouns = vocabulary.list(mood + ".noun");
        int names = (int) people.givenNames(culture);
        Numbers numbers = new Numbers(work, (long) adjectives.size() * nouns.size() * names);
        String tail = numbers.next(adjectives) + " " + numbers.next(nouns);
        String who = people.givenName(culture, numbers.next(names));
        return who + " and the " + tail + numbers.sequel();
    }

    /// The digits of one name's number, in mixed radix.
    private final class Numbers {

        private final long round;
        private long rest;

        Numbers(int work, long names) {
            this.round = work / names;
            this.rest = (start + work * STRIDE) % names;
        }

        int next(int radix) {
            int digit = (int) (rest % radix);
            rest /= radix;
            return digit;
        }

        String next(List<String> words) {
            return words.get(next(words.size()));
        }

        String sequel() {
            return round == 0 ? "" : " " + (round + 1);
        }
    }
}
