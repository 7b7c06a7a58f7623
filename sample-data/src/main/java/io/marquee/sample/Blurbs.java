package io.marquee.sample;

import java.util.Locale;
import java.util.Set;

/// Descriptions: a sentence of 15 to 30 words that goes with the title's first genre.
final class Blurbs {

    private static final Set<String> LIGHT =
            Set.of("comedy", "romance", "kids", "reality", "standup", "music", "sports");

    private final Vocabulary vocabulary;
    private final People people;

    Blurbs(Vocabulary vocabulary, People people) {
        this.vocabulary = vocabulary;
        this.people = people;
    }

    /// @param mood of the title's first genre
    /// @param culture where the story is set
    String blurb(String mood, String culture, Dice dice) {
        String tone = LIGHT.contains(mood) ? "light" : "dark";
        String place = people.place(culture, dice.below((int) people.places(culture)));
        String text =
                dice.pick(vocabulary.listOr(mood + ".template", "fiction.template"))
                        .replace("{place}", place)
                        .replace("{hero}", dice.pick(vocabulary.list(mood + ".hero")))
                        .replace("{trouble}", dice.pick(vocabulary.list(mood + ".trouble")))
                        .replace("{quest}", dice.pick(vocabulary.list(mood + ".quest")))
                        .replace("{close}", dice.pick(vocabulary.list(tone + ".close")));
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
