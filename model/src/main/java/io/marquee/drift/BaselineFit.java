package io.marquee.drift;

import io.marquee.explanation.ColumnGroup;
import io.marquee.explanation.Contributions;
import io.marquee.explanation.Importance;
import io.marquee.explanation.Importances;
import io.marquee.feature.CatalogProfile;
import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FlagFeature;
import io.marquee.feature.NumberFeature;
import io.marquee.feature.Tally;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Freezes a baseline.
///
/// Features come from the whole catalog but what was held back for the test, which was counted in
/// integers; predictions and attributions from the titles of the test, since what a model answers
/// on titles that it has learnt from is not what it will answer on new ones.
public final class BaselineFit {

    /// What the calendar moves by itself says nothing about the titles. Whether the date is known
    /// shows in the age that is reckoned from it.
    private static final Set<NumberFeature> NOT_WATCHED =
            EnumSet.of(NumberFeature.ADDED_YEAR, NumberFeature.ADDED_MONTH);

    private final List<NumberReference> numbers = new ArrayList<>();
    private final List<CategoryReference> categories = new ArrayList<>();
    private final Map<String, Double> shares = new LinkedHashMap<>();
    private final Map<String, String> groups = new LinkedHashMap<>();

    private BaselineFit(Importances importance) {
        double all = 0;
        for (Importance group : importance.groups()) {
            all += group.meanContribution();
        }
        for (Importance group : importance.groups()) {
            shares.put(group.name(), all == 0 ? 0 : group.meanContribution() / all);
            group.columns().forEach(column -> groups.put(column, group.name()));
        }
    }

    /// What the models answered on titles that they had not learnt from.
    ///
    /// @param ratings predicted ratings, one per title
    /// @param likeProbabilities calibrated, one per title
    /// @param columns of the rating model
    /// @param contributions to the predicted ratings
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Answers(
            double[] ratings,
            double[] likeProbabilities,
            List<FeatureColumn> columns,
            Contributions contributions) {}

    /// What audiences said of the labelled titles.
    ///
    /// @param ratings 1 to 5; NaN where there is none
    /// @param liked 1 or 0; NaN where it is not known
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Labels(double[] ratings, double[] liked) {}

    /// Freezes a baseline.
    ///
    /// @param profile of the catalog that the features were fitted on
    /// @param importance of the rating model's columns
    /// @param quality of both models on titles that they had not learnt from
    public static Baseline of(
            CatalogProfile profile,
            Answers answers,
            Labels labels,
            Importances importance,
            QualityReference quality) {
        BaselineFit fit = new BaselineFit(importance);
        fit.features(profile);
        fit.answers(answers);
        fit.labels(labels);
        return new Baseline(Baseline.FORMAT_VERSION, fit.numbers, fit.categories, quality);
    }

    private void features(CatalogProfile profile) {
        long titles = profile.titles();
        long series = profile.flags().getOrDefault(FlagFeature.SERIES, 0L);
        for (NumberFeature feature : NumberFeature.values()) {
            Tally tally = profile.numbers().getOrDefault(feature, new Tally());
            if (!NOT_WATCHED.contains(feature) && tally.total() > 0) {
                long applies =
                        switch (feature) {
                            case RUNTIME_MINUTES -> titles - series;
                            case SEASONS -> series;
                            default -> titles;
                        };
                numbers.add(
                        NumberReference.of(
                                feature(feature.column(), feature.column()),
                                new TreeMap<>(tally.counts()),
                                applies - tally.total()));
            }
        }
        Map<String, Long> kinds = new TreeMap<>();
        kinds.put("MOVIE", titles - series);
        kinds.put("SERIES", series);
        categories.add(
                CategoryReference.of(
                        feature(Baseline.KIND, FlagFeature.SERIES.column()),
                        false,
                        kinds,
                        titles,
                        0));
        several(
                Baseline.GENRES,
                "genre_other",
                profile,
                profile.genres(),
                NumberFeature.GENRE_COUNT);
        several(
                Baseline.COUNTRIES,
                "country_other",
                profile,
                profile.countries(),
                NumberFeature.COUNTRY_COUNT);
    }

    private void several(
            String name,
            String column,
            CatalogProfile profile,
            Map<String, Long> counts,
            NumberFeature size) {
        Tally known = profile.numbers().getOrDefault(size, new Tally());
        categories.add(
                CategoryReference.of(
                        feature(name, column),
                        true,
                        counts,
                        profile.titles(),
                        profile.titles() - known.total()));
    }

    private void answers(Answers answers) {
        numbers.add(
                NumberReference.of(
                        new Watched(Section.PREDICTION, Baseline.RATING, 1), answers.ratings(), 0));
        numbers.add(
                NumberReference.of(
                        new Watched(Section.PREDICTION, Baseline.LIKE_PROBABILITY, 1),
                        answers.likeProbabilities(),
                        0));
        Attributions attributions = new Attributions(answers.columns());
        for (ColumnGroup group : attributions.groups()) {
            double[] values = new double[answers.contributions().rows()];
            for (int row = 0; row < values.length; row++) {
                values[row] = attributions.sum(answers.contributions(), row, group.name());
            }
            numbers.add(
                    NumberReference.of(
                            new Watched(
                                    Section.ATTRIBUTION,
                                    group.name(),
                                    shares.getOrDefault(group.name(), 0.0)),
                            values,
                            0));
        }
    }

    private void labels(Labels labels) {
        TreeMap<Double, Long> ratings = new TreeMap<>();
        for (double rating : labels.ratings()) {
            if (!Double.isNaN(rating)) {
                ratings.merge(rating, 1L, Long::sum);
            }
        }
        numbers.add(
                NumberReference.of(
                        new Watched(Section.LABEL, Baseline.USER_RATING, 1), ratings, 0));
        Map<String, Long> liked = new TreeMap<>();
        for (double verdict : labels.liked()) {
            if (!Double.isNaN(verdict)) {
                liked.merge(verdict == 1 ? "liked" : "not liked", 1L, Long::sum);
            }
        }
        categories.add(
                CategoryReference.of(
                        new Watched(Section.LABEL, Baseline.USER_LIKED, 1),
                        false,
                        liked,
                        liked.values().stream().mapToLong(Long::longValue).sum(),
                        0));
    }

    /// A feature of the title, and what share the columns that speak of its matter have.
    private Watched feature(String name, String column) {
        String group = groups.getOrDefault(column, column);
        return new Watched(Section.FEATURE, name, shares.getOrDefault(group, 0.0));
    }
}
