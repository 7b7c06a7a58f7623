package io.marquee.drift;

import io.marquee.catalog.Kind;
import io.marquee.catalog.Length;
import io.marquee.catalog.Maturity;
import io.marquee.catalog.StatedVerdict;
import io.marquee.catalog.Title;
import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.ensemble.Tree;
import io.marquee.ensemble.TreeNode.Leaf;
import io.marquee.ensemble.TreeNode.Split;
import io.marquee.explanation.Contributions;
import io.marquee.explanation.Importances;
import io.marquee.explanation.TreeShap;
import io.marquee.feature.CatalogProfile;
import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureFamily;
import io.marquee.feature.FeatureMatrix;
import io.marquee.feature.FeatureSpec;
import io.marquee.feature.Featurizer;
import io.marquee.label.Label;
import io.marquee.table.RowOrigin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Titles drawn from one law, a small model of them, and what it says.
final class SimulatedCatalog {

    private static final List<String> GENRES =
            List.of("Dramas", "Comedies", "Thrillers", "Horror", "Documentaries", "Kids");
    private static final List<String> COUNTRIES = List.of("United States", "India", "Japan");
    private static final Maturity[] MATURITIES = {
        Maturity.TV_Y, Maturity.G, Maturity.PG, Maturity.PG_13, Maturity.R
    };

    private final Random random;
    private final FeatureSpec spec;
    private final Ensemble model;
    private final Baseline baseline;
    private final TreeShap shap;

    /// @param titles that the baseline is made of
    SimulatedCatalog(long seed, int titles) {
        random = new Random(seed);
        List<Title> known = titles(titles, UnaryOperator.identity());
        CatalogProfile profile = new CatalogProfile();
        known.forEach(profile::add);
        spec =
                FeatureSpec.fit(
                        profile,
                        EnumSet.of(
                                FeatureFamily.FACTS,
                                FeatureFamily.GENRES,
                                FeatureFamily.COUNTRIES));
        List<String> names = spec.columns().stream().map(FeatureColumn::name).toList();
        // The genre matters most, the length half as much, the maturity a little; nothing else.
        model =
                new Ensemble(
                        Objective.RATING,
                        3,
                        spec.columns(),
                        List.of(
                                step(names.indexOf("genre=Dramas"), 0.5f, 0.8f),
                                step(names.indexOf("runtime_minutes"), 95, 0.4f),
                                step(names.indexOf("maturity_level"), 3, 0.1f)));
        shap = TreeShap.of(model);
        FeatureMatrix vectors = vectors(known);
        double[] ratings = model.predict(vectors);
        double[] actual = new double[ratings.length];
        double[] liked = new double[ratings.length];
        for (int i = 0; i < ratings.length; i++) {
            Label label = label(ratings[i]);
            actual[i] = label.rating() == null ? Double.NaN : label.rating();
            liked[i] = Boolean.TRUE.equals(label.liked()) ? 1 : 0;
        }
        baseline =
                BaselineFit.of(
                        profile,
                        new BaselineFit.Answers(
                                ratings,
                                probabilities(ratings),
                                spec.columns(),
                                shap.explain(vectors)),
                        new BaselineFit.Labels(actual, liked),
                        Importances.of(model, vectors, actual, 1),
                        new QualityReference(titles, 0.5, titles, 0.63, 0.70));
    }

    Baseline baseline() {
        return baseline;
    }

    Observer observer() {
        return new Observer(baseline, spec.columns());
    }

    /// Draws titles.
    ///
    /// @param shift what becomes of each
    List<Title> titles(int count, UnaryOperator<Draw> shift) {
        List<Title> titles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            titles.add(shift.apply(draw()).title());
        }
        return titles;
    }

    /// Counts titles, with all that is said of them.
    Profile observe(List<Title> titles) {
        Observer observer = observer();
        Profile profile = observer.profile();
        FeatureMatrix vectors = vectors(titles);
        double[] ratings = model.predict(vectors);
        double[] probabilities = probabilities(ratings);
        Contributions contributions = shap.explain(vectors);
        for (int i = 0; i < ratings.length; i++) {
            observer.title(profile, titles.get(i));
            observer.prediction(profile, ratings[i], probabilities[i]);
            observer.attribution(profile, contributions, i);
            Label label = label(ratings[i]);
            observer.label(profile, label);
            observer.outcome(profile, ratings[i], probabilities[i], label);
        }
        return profile;
    }

    /// A title in the making.
    record Draw(
            boolean series,
            int year,
            @Nullable Integer minutes,
            int maturity,
            int cast,
            List<String> genres,
            List<String> countries,
            int words) {

        Title title() {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < cast; i++) {
                names.add("Actor " + i);
            }
            Length length = minutes == null ? null : new Length.Minutes(minutes);
            return new Title(
                    "s1",
                    series ? Kind.SERIES : Kind.MOVIE,
                    "A Title",
                    List.of("Somebody"),
                    names,
                    countries,
                    LocalDate.of(year + 1, 1, 1),
                    year,
                    MATURITIES[maturity],
                    series ? new Length.Seasons(1 + maturity) : length,
                    genres,
                    "x".repeat(words),
                    StatedVerdict.NONE,
                    new RowOrigin("simulated", 1, 1),
                    List.of(),
                    List.of());
        }

        Draw withMinutes(@Nullable Integer other) {
            return new Draw(series, year, other, maturity, cast, genres, countries, words);
        }

        Draw withGenres(List<String> others) {
            return new Draw(series, year, minutes, maturity, cast, others, countries, words);
        }

        Draw withCountries(List<String> others) {
            return new Draw(series, year, minutes, maturity, cast, genres, others, words);
        }

        Draw withCast(int other) {
            return new Draw(series, year, minutes, maturity, other, genres, countries, words);
        }

        Draw withKind(boolean other) {
            return new Draw(other, year, minutes, maturity, cast, genres, countries, words);
        }
    }

    private Draw draw() {
        List<String> genres = new ArrayList<>();
        for (int i = 0; i < GENRES.size(); i++) {
            if (random.nextInt(3 + i) == 0) {
                genres.add(GENRES.get(i));
            }
        }
        List<String> countries =
                random.nextInt(10) == 0
                        ? List.of()
                        : List.of(COUNTRIES.get((int) (3 * Math.pow(random.nextDouble(), 2))));
        return new Draw(
                random.nextInt(3) == 0,
                2020 - (int) Math.abs(random.nextGaussian() * 8),
                random.nextInt(50) == 0 ? null : (int) (100 + 20 * random.nextGaussian()),
                random.nextInt(5),
                random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(10),
                genres,
                countries,
                100 + random.nextInt(100));
    }

    private Label label(double rating) {
        double actual = Math.clamp(rating + 0.5 * random.nextGaussian(), 1, 5);
        return new Label(actual, actual >= 3.5);
    }

    private static double[] probabilities(double[] ratings) {
        double[] probabilities = new double[ratings.length];
        for (int i = 0; i < ratings.length; i++) {
            probabilities[i] = 1 / (1 + Math.exp(-2 * (ratings[i] - 3.5)));
        }
        return probabilities;
    }

    private FeatureMatrix vectors(List<Title> titles) {
        return new Featurizer(spec).matrix(titles);
    }

    private static Tree step(int column, float threshold, float height) {
        return Tree.of(
                new Split(column, threshold, 1, new Leaf(-height, 50), new Leaf(height, 50)));
    }
}
