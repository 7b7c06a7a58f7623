package io.marquee.sample;

import io.marquee.sample.Vocabulary.Country;
import io.marquee.sample.Vocabulary.Genre;
import io.marquee.sample.Vocabulary.Maturity;
import java.util.List;

/// How a title pleases, in stars on the open scale that users' opinions live on before they are
/// rounded to 1 to 5. What the catalog does not show has no effect, so that all of [#fromMetadata]
/// could be known from the row.
///
/// @param facts what genres, kind, maturity, age, length and country make of it
/// @param people what its directors and cast add
/// @param peopleVariance how much people could have added to such a title: a variance
/// @param residual what is in no catalog
record Appeal(double facts, double people, double peopleVariance, double residual) {

    /// Standard deviation of what is in no catalog.
    static final double RESIDUAL_SPREAD = 0.46;

    private static final double MEAN = 3.41;
    private static final double FACTS_WEIGHT = 1.55;
    private static final double DIRECTOR_SPREAD = 0.27;
    private static final double CAST_SPREAD = 0.27;

    /// As many of the cast as count.
    private static final int LEADS = 3;

    /// The appeal of a title.
    static Appeal of(SampleTitle title, long seed) {
        double directors = mean(title.directors());
        List<Person> leads = title.cast().subList(0, Math.min(LEADS, title.cast().size()));
        double variance = 0;
        if (!title.directors().isEmpty()) {
            variance += DIRECTOR_SPREAD * DIRECTOR_SPREAD / title.directors().size();
        }
        if (!leads.isEmpty()) {
            variance += CAST_SPREAD * CAST_SPREAD;
        }
        // Divided by the root of the leads, a mean of talents spreads as one talent does.
        double cast = mean(leads) * StrictMath.sqrt(leads.size());
        return new Appeal(
                MEAN + FACTS_WEIGHT * facts(title),
                DIRECTOR_SPREAD * directors + CAST_SPREAD * cast,
                variance,
                RESIDUAL_SPREAD * Dice.of(seed, Dice.Use.RESIDUAL, title.work()).gaussian());
    }

    /// What a reader of the catalog could know who knows everybody's talent.
    double fromMetadata() {
        return facts + people;
    }

    /// All of it.
    double total() {
        return facts + people + residual;
    }

    private static double facts(SampleTitle title) {
        double genres = title.genres().stream().mapToDouble(Genre::effect).average().orElse(0);
        double country =
                title.countries().stream().mapToDouble(Country::effect).average().orElse(0);
        double maturity = title.knownMaturity().map(Maturity::effect).orElse(0.0);
        return 1.5 * genres + country + maturity + age(title) + length(title);
    }

    /// Of the old, what was good is kept; of the new, everything comes.
    private static double age(SampleTitle title) {
        int before2018 = 2018 - title.releaseYear();
        return Math.clamp(0.022 * before2018, -0.08, 0.45);
    }

    /// Long dramas please, long films for children do not; shows that please are renewed.
    private static double length(SampleTitle title) {
        boolean forChildren = title.genres().getFirst().mood().equals("kids");
        return switch (title.kind()) {
            case MOVIE ->
                    forChildren
                            ? Math.clamp(-0.006 * (title.length() - 76), -0.2, 0.2)
                            : Math.clamp(0.008 * (title.length() - 100), -0.2, 0.4);
            case SHOW -> 0.18 + Math.min(0.4, 0.09 * (title.length() - 1));
        };
    }

    private static double mean(List<Person> people) {
        return people.stream().mapToDouble(Person::talent).average().orElse(0);
    }
}
