package io.marquee.sample;

import io.marquee.sample.Vocabulary.Country;
import io.marquee.sample.Vocabulary.Genre;
import io.marquee.sample.Vocabulary.Maturity;
import java.util.ArrayList;
import java.util.List;

/// How a title pleases, in stars on the open scale that users' opinions live on before they are
/// rounded to 1 to 5. What the catalog does not show has no effect, so that all of [#fromMetadata]
/// could be known from the row.
///
/// @param facts what genres, kind, maturity, age, length and country make of it
/// @param credits everybody who matters to it
/// @param residual what is in no catalog
record Appeal(double facts, List<Credit> credits, double residual) {

    /// Somebody's part in a title.
    ///
    /// @param weight how many stars each standard deviation of talent adds
    record Credit(Person person, double weight) {}

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
        List<Person> leads = title.cast().subList(0, Math.min(LEADS, title.cast().size()));
        List<Credit> credits = new ArrayList<>();
        for (Person director : title.directors()) {
            credits.add(new Credit(director, DIRECTOR_SPREAD / title.directors().size()));
        }
        for (Person lead : leads) {
            // Over the root of the leads, their sum spreads as one talent does.
            credits.add(new Credit(lead, CAST_SPREAD / StrictMath.sqrt(leads.size())));
        }
        return new Appeal(
                MEAN + FACTS_WEIGHT * facts(title),
                List.copyOf(credits),
                RESIDUAL_SPREAD * Dice.of(seed, Dice.Use.RESIDUAL, title.work()).gaussian());
    }

    /// What its directors and leads add.
    double people() {
        return credits.stream().mapToDouble(c -> c.weight() * c.person().talent()).sum();
    }

    /// How much people could have added to such a title: a variance.
    double peopleVariance() {
        return credits.stream().mapToDouble(c -> c.weight() * c.weight()).sum();
    }

    /// What a reader of the catalog could know who knows everybody's talent.
    double fromMetadata() {
        return facts + people();
    }

    /// All of it.
    double total() {
        return fromMetadata() + residual;
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
}
