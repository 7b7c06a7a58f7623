package io.marquee.release;

import io.marquee.calibration.LikedAim;
import io.marquee.calibration.RatingInterval;
import io.marquee.calibration.RatingIntervals;
import io.marquee.ensemble.Objective;
import io.marquee.evaluation.CoverageEvaluation;
import io.marquee.evaluation.CoverageEvaluation.Intervals;
import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.LikedEvaluation;
import io.marquee.evaluation.RatingEvaluation;
import io.marquee.explanation.ComparableTitles;
import io.marquee.explanation.Importances;
import io.marquee.explanation.KnownTitle;
import io.marquee.feature.FeatureMatrix;
import io.marquee.feature.Featurizer;
import io.marquee.gate.Gate;
import io.marquee.gate.GateInput;
import io.marquee.gate.GoldenReplay;
import io.marquee.gate.Verdict;
import io.marquee.scoring.GoldenPredictions;
import io.marquee.scoring.Reliability;
import io.marquee.scoring.ScoringModel;
import io.marquee.scoring.TitleScorer;
import io.marquee.training.Example;
import io.marquee.training.LabelledRows;
import io.marquee.training.Portion;
import io.marquee.training.TrainingFeatures;
import io.marquee.training.TrainingPlan;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that makes of two trained models a version to be published: how far it can be relied on, how
/// good it is, what it goes by, and whether the gate lets it pass.
///
/// @param importance of the rating model's features
/// @param likedImportance of the liked model's features
/// @param comparables known titles to show beside a prediction
/// @param golden what the models say of some rows, for those who serve them to compare with
public record ModelRelease(
        Reliability reliability,
        Evaluation evaluation,
        Importances importance,
        Importances likedImportance,
        ComparableTitles comparables,
        GoldenPredictions golden,
        Verdict verdict) {

    private static final List<Portion> FOLDS = Portion.folds(Portion.Kind.FOLD);

    /// What was decided before.
    ///
    /// @param plan how the models were trained
    /// @param aim what calling a title liked should be good for
    /// @param seed of resamples and shuffles
    public record Terms(TrainingPlan plan, LikedAim aim, long seed) {}

    /// Puts a release together.
    ///
    /// @param models as they were read back from their files
    /// @param champion the present champion; null if there is none
    public static ModelRelease of(
            Trials trials, TrainedModels models, Terms terms, @Nullable ScoringModel champion) {
        HeldOut ratings = HeldOut.of(Objective.RATING, trials, FOLDS);
        HeldOut likes = HeldOut.of(Objective.LIKED, trials, FOLDS);
        Reliability reliability =
                Reliability.fit(ratings.outOfFold(), likes.outOfFold(), terms.aim(), terms.seed());
        TitleScorer scorer =
                new TitleScorer(models.spec(), models.rating(), models.liked(), reliability);
        Evaluation evaluation =
                new Evaluation(
                        rating(trials, reliability, terms.seed()),
                        liked(trials, reliability, terms.seed()),
                        new StudyRecords(trials, reliability)
                                .of(
                                        models.spec().columns(),
                                        trainingVectors(trials, models, terms.plan())));
        List<Example> test = Portion.WHOLE.askedAbout(trials.examples());
        return new ModelRelease(
                reliability,
                evaluation,
                importances(Objective.RATING, models, test, terms.seed()),
                importances(Objective.LIKED, models, test, terms.seed()),
                comparables(trials, models),
                GoldenPredictions.of(scorer, test.stream().map(Example::title).toList()),
                Gate.judge(
                        new GateInput(
                                evaluation,
                                champion == null
                                        ? null
                                        : ChampionTrial.of(scorer, champion, test, terms.seed()),
                                replay(trials, models, test))));
    }

    private static FeatureMatrix trainingVectors(
            Trials trials, TrainedModels models, TrainingPlan plan) {
        return TrainingFeatures.fit(
                        models.spec(),
                        Portion.WHOLE.learntFrom(trials.examples()),
                        plan.hindsight())
                .vectors();
    }

    private static RatingEvaluation rating(Trials trials, Reliability reliability, long seed) {
        HeldOut test = HeldOut.of(Objective.RATING, trials, List.of(Portion.WHOLE));
        double[] clamped =
                Arrays.stream(test.predicted())
                        .map(r -> Math.clamp(r, RatingInterval.LOWEST, RatingInterval.HIGHEST))
                        .toArray();
        List<RatingInterval> intervals =
                Arrays.stream(test.predicted()).mapToObj(reliability::interval).toList();
        return RatingEvaluation.of(
                        TestSplits.of(
                                Objective.RATING, Portion.WHOLE, trials.examples(), test, clamped),
                        seed)
                .with(
                        CoverageEvaluation.of(
                                test.actual(),
                                new Intervals(
                                        RatingIntervals.COVERAGE,
                                        intervals.stream()
                                                .mapToDouble(RatingInterval::low)
                                                .toArray(),
                                        intervals.stream()
                                                .mapToDouble(RatingInterval::high)
                                                .toArray()),
                                TestSplits.byKind(test.titles())));
    }

    private static LikedEvaluation liked(Trials trials, Reliability reliability, long seed) {
        HeldOut test = HeldOut.of(Objective.LIKED, trials, List.of(Portion.WHOLE));
        return LikedEvaluation.of(
                TestSplits.of(
                        Objective.LIKED,
                        Portion.WHOLE,
                        trials.examples(),
                        test,
                        reliability.calibration().probabilities(test.predicted())),
                test.predictions(Objective.LIKED),
                reliability.threshold().threshold(),
                seed);
    }

    private static Importances importances(
            Objective objective, TrainedModels models, List<Example> test, long seed) {
        FeatureMatrix vectors = vectors(models, test);
        LabelledRows rows = LabelledRows.of(objective, vectors, test);
        return Importances.of(
                objective == Objective.RATING ? models.rating() : models.liked(),
                rows.vectors(),
                rows.targets(),
                seed);
    }

    private static ComparableTitles comparables(Trials trials, TrainedModels models) {
        return ComparableTitles.of(
                models.rating(),
                trials.examples().stream()
                        .map(e ->
                                new KnownTitle(
                                        e.title().id(),
                                        e.title().name(),
                                        e.title().kind(),
                                        e.title().releaseYear(),
                                        Double.isNaN(e.rating()) ? null : e.rating(),
                                        Double.isNaN(e.liked()) ? null : e.liked() == 1))
                        .toList(),
                vectors(models, trials.examples()));
    }

    /// The models were read back from their files: what they say now has to be what they said when
    /// they were trained.
    private static GoldenReplay replay(Trials trials, TrainedModels models, List<Example> test) {
        Trials.Answers then = trials.of(Portion.WHOLE);
        FeatureMatrix vectors = vectors(models, test);
        return Arrays.equals(models.rating().margin(vectors), then.ratings())
                        && Arrays.equals(models.liked().margin(vectors), then.likedMargins())
                ? GoldenReplay.REPRODUCED
                : GoldenReplay.DIFFERENT;
    }

    private static FeatureMatrix vectors(TrainedModels models, List<Example> examples) {
        return new Featurizer(models.spec()).matrix(examples.stream().map(Example::title).toList());
    }
}
