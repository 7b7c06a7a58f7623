package io.marquee.release;

import io.marquee.ensemble.Objective;
import io.marquee.gate.ChampionComparison;
import io.marquee.gate.ChampionComparison.Predicted;
import io.marquee.label.Split;
import io.marquee.scoring.Prediction;
import io.marquee.scoring.ScoringModel;
import io.marquee.scoring.TitleScorer;
import io.marquee.training.Example;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A new model and the champion, asked about the same titles.
final class ChampionTrial {

    private ChampionTrial() {}

    /// @param test titles that the new model has not learnt from; those that the champion has are
    ///   left out
    static ChampionComparison of(
            TitleScorer model, ScoringModel champion, List<Example> test, long seed) {
        long championSplit = champion.labels().splitSeed();
        List<Example> common =
                test.stream()
                        .filter(e -> Split.of(e.title().identity(), championSplit) == Split.TEST)
                        .toList();
        return ChampionComparison.of(
                champion.version(),
                predicted(Objective.RATING, Prediction::rating, model, champion, common),
                predicted(Objective.LIKED, Prediction::likeProbability, model, champion, common),
                seed);
    }

    private static Predicted predicted(
            Objective objective,
            ToDoubleFunction<Prediction> figure,
            TitleScorer model,
            ScoringModel champion,
            List<Example> common) {
        List<Example> labelled =
                common.stream().filter(e -> !Double.isNaN(e.target(objective))).toList();
        return new Predicted(
                labelled.stream().mapToDouble(e -> e.target(objective)).toArray(),
                figures(model, figure, labelled),
                figures(champion.scorer(), figure, labelled));
    }

    private static double[] figures(
            TitleScorer scorer, ToDoubleFunction<Prediction> figure, List<Example> examples) {
        return scorer.score(examples.stream().map(Example::title).toList()).stream()
                .mapToDouble(figure)
                .toArray();
    }
}
