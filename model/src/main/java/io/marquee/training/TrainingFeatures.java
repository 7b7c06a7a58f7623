package io.marquee.training;

import io.marquee.catalog.Title;
import io.marquee.feature.FeatureMatrix;
import io.marquee.feature.FeatureSpec;
import io.marquee.feature.Featurizer;
import io.marquee.feature.TermEffects;
import io.marquee.feature.TitleTerms;
import java.util.List;
import java.util.stream.IntStream;

/// The features of titles that a model learns from.
///
/// A track record must not contain the verdict that is to be predicted from it, or the model learns
/// to copy it and fails on new titles. So each title's record comes from effects that were fitted
/// without it: see [Hindsight].
///
/// @param spec what was fitted, with the effects of all the titles together: for titles that the
///   model has not learnt from
/// @param vectors of the titles that it learns from, a row each, in their order
public record TrainingFeatures(FeatureSpec spec, FeatureMatrix vectors) {

    /// Fits the track records to labelled titles, and makes the titles' own vectors.
    ///
    /// @param base what was fitted without looking at labels
    /// @param hindsight which titles may stand behind another's record
    public static TrainingFeatures fit(
            FeatureSpec base, List<Example> examples, Hindsight hindsight) {
        List<TitleTerms> terms =
                examples.stream().map(example -> TitleTerms.of(example.title(), base)).toList();
        int[] parts = hindsight.parts(examples);
        int columns = base.columns().size();
        float[] values = new float[Math.multiplyExact(examples.size(), columns)];
        for (int part = 0; part < Hindsight.PARTS; part++) {
            int asked = part;
            FeatureSpec spec =
                    base.with(
                            fit(
                                    base,
                                    examples,
                                    terms,
                                    IntStream.range(0, parts.length)
                                            .filter(i -> hindsight.mayKnow(asked, parts[i]))
                                            .toArray()));
            Featurizer featurizer = new Featurizer(spec);
            for (int row = 0; row < parts.length; row++) {
                if (parts[row] == asked) {
                    Title title = examples.get(row).title();
                    featurizer.write(title, values, row * columns);
                }
            }
        }
        int[] all = IntStream.range(0, parts.length).toArray();
        return new TrainingFeatures(
                base.with(fit(base, examples, terms, all)),
                new FeatureMatrix(examples.size(), columns, values));
    }

    private static TermEffects fit(
            FeatureSpec base, List<Example> examples, List<TitleTerms> terms, int[] rows) {
        int[] rated =
                IntStream.of(rows)
                        .filter(row -> !Double.isNaN(examples.get(row).rating()))
                        .toArray();
        return TermRegression.fit(
                base,
                IntStream.of(rated).mapToObj(terms::get).toList(),
                IntStream.of(rated).mapToDouble(row -> examples.get(row).rating()).toArray());
    }
}
