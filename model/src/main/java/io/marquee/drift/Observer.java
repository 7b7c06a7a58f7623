package io.marquee.drift;

import io.marquee.UserError;
import io.marquee.catalog.Title;
import io.marquee.explanation.Contributions;
import io.marquee.feature.FeatureColumn;
import io.marquee.feature.NumberFeature;
import io.marquee.label.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Counts titles, answers and verdicts into profiles of a baseline.
public final class Observer {

    private final Map<NumberFeature, Integer> features = new LinkedHashMap<>();
    private final Map<String, Integer> attributed = new LinkedHashMap<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Map<Integer, Map<String, Integer>> vocabularies = new LinkedHashMap<>();
    private final List<Reference> references;
    private final Baseline baseline;
    private final Attributions attributions;

    /// An observer.
    ///
    /// @param columns of the rating model that the baseline belongs to
    /// @throws UserError if they do not belong together
    public Observer(Baseline baseline, List<FeatureColumn> columns) {
        this.baseline = baseline;
        this.references = baseline.references();
        this.attributions = new Attributions(columns);
        for (int place = 0; place < references.size(); place++) {
            Reference reference = references.get(place);
            switch (reference.section()) {
                case ATTRIBUTION -> attributed.put(reference.name(), place);
                case FEATURE, PREDICTION, LABEL -> places.put(key(reference), place);
            }
            if (reference instanceof CategoryReference category) {
                vocabularies.put(place, category.places());
            } else if (reference.section() == Section.FEATURE) {
                features.put(feature(reference.name()), place);
            }
        }
        if (!attributed.keySet().equals(attributions.names())) {
            throw new UserError(
                    Baseline.FILE
                            + " and the model beside it do not belong together. Restore the folder, or train anew.");
        }
    }

    /// A profile that has counted nothing yet.
    public Profile profile() {
        return Profile.empty(baseline);
    }

    /// Counts the facts of a title.
    public void title(Profile profile, Title title) {
        features.forEach((feature, place) -> {
            if (feature.appliesTo(title)) {
                OptionalInt value = feature.read(title);
                if (value.isPresent()) {
                    profile.counts(place).number(number(place), value.getAsInt());
                } else {
                    profile.counts(place).missing();
                }
            }
        });
        category(profile, Section.FEATURE, Baseline.KIND, List.of(title.kind().name()));
        category(profile, Section.FEATURE, Baseline.GENRES, title.genres());
        category(profile, Section.FEATURE, Baseline.COUNTRIES, title.countries());
    }

    /// Counts what was answered.
    ///
    /// @param rating 1 to 5
    /// @param likeProbability 0 to 1
    public void prediction(Profile profile, double rating, double likeProbability) {
        number(profile, Section.PREDICTION, Baseline.RATING, rating);
        number(profile, Section.PREDICTION, Baseline.LIKE_PROBABILITY, likeProbability);
    }

    /// Counts what moved an answer.
    ///
    /// @param contributions of the rating model
    /// @param row the title's
    public void attribution(Profile profile, Contributions contributions, int row) {
        attributed.forEach((group, place) ->
                profile.counts(place)
                        .number(number(place), attributions.sum(contributions, row, group)));
    }

    /// Counts what the audience said.
    public void label(Profile profile, Label label) {
        if (label.rating() != null) {
            number(profile, Section.LABEL, Baseline.USER_RATING, label.rating());
        }
        if (label.liked() != null) {
            category(
                    profile,
                    Section.LABEL,
                    Baseline.USER_LIKED,
                    List.of(label.liked() ? "liked" : "not liked"));
        }
    }

    /// Counts how an answer turned out. To be called only for titles that the model had not learnt
    /// from.
    public void outcome(Profile profile, double rating, double likeProbability, Label label) {
        if (label.rating() != null) {
            profile.outcomes().rating(rating, label.rating());
        }
        if (label.liked() != null) {
            profile.outcomes().verdict(likeProbability, label.liked());
        }
    }

    private void number(Profile profile, Section section, String name, double value) {
        int place = place(section, name);
        profile.counts(place).number(number(place), value);
    }

    private void category(Profile profile, Section section, String name, List<String> values) {
        int place = place(section, name);
        Map<String, Integer> vocabulary = vocabularies.getOrDefault(place, Map.of());
        CategoryReference reference = (CategoryReference) references.get(place);
        List<Integer> cells = new ArrayList<>(values.size());
        List<String> unseen = new ArrayList<>();
        for (String value : values) {
            Integer cell = vocabulary.get(value);
            if (cell == null) {
                unseen.add(value);
            }
            cells.add(cell == null ? reference.unseenCell() : cell);
        }
        profile.counts(place).categories(cells, unseen);
    }

    private NumberReference number(int place) {
        return (NumberReference) references.get(place);
    }

    private int place(Section section, String name) {
        Integer place = places.get(section + " " + name);
        if (place == null) {
            throw new UserError(
                    Baseline.FILE
                            + " lacks the "
                            + name
                            + ". Restore it from a copy, or train anew.");
        }
        return place;
    }

    private static String key(Reference reference) {
        return reference.section() + " " + reference.name();
    }

    private static NumberFeature feature(String column) {
        return Arrays.stream(NumberFeature.values())
                .filter(feature -> feature.column().equals(column))
                .findFirst()
                .orElseThrow(() ->
                        new UserError(
                                Baseline.FILE
                                        + " watches "
                                        + column
                                        + ", which this Marquee does not know. Use the version that wrote it."));
    }
}
