package io.marquee.release;

import io.marquee.ensemble.Objective;
import io.marquee.evaluation.BackTest;
import io.marquee.evaluation.ClassificationMetrics;
import io.marquee.evaluation.CrossValidation;
import io.marquee.evaluation.LeakReport;
import io.marquee.evaluation.LearningCurve;
import io.marquee.evaluation.ModelFigures;
import io.marquee.evaluation.NoiseControl;
import io.marquee.evaluation.RegressionMetrics;
import io.marquee.evaluation.Studies;
import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureFamily;
import io.marquee.feature.FeatureMatrix;
import io.marquee.scoring.Reliability;
import io.marquee.training.Example;
import io.marquee.training.LabelledRows;
import io.marquee.training.Portion;
import io.marquee.training.Portion.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the portions other than the whole have shown.
final class StudyRecords {

    private final Trials trials;
    private final Reliability reliability;

    StudyRecords(Trials trials, Reliability reliability) {
        this.trials = trials;
        this.reliability = reliability;
    }

    /// @param columns of the vectors
    /// @param vectors of the training titles, as the models learnt from them, a row each
    Studies of(List<FeatureColumn> columns, FeatureMatrix vectors) {
        return new Studies(
                CrossValidation.of(
                        Portion.folds(Kind.FOLD).stream()
                                .map(fold -> figures(List.of(fold)))
                                .toList()),
                learningCurve(),
                backTest(),
                noiseControl(),
                leaks(columns, vectors));
    }

    private @Nullable LearningCurve learningCurve() {
        List<LearningCurve.Point> points = new ArrayList<>();
        for (Portion portion : Portion.folds(Kind.CURVE)) {
            if (trials.has(portion)) {
                points.add(point(portion));
            }
        }
        if (points.isEmpty()) {
            return null;
        }
        points.add(point(Portion.WHOLE));
        return new LearningCurve(points);
    }

    private LearningCurve.Point point(Portion portion) {
        return new LearningCurve.Point(
                portion.learntFrom(trials.examples()).size(), figures(List.of(portion)));
    }

    private @Nullable BackTest backTest() {
        Portion portion = Portion.BACK_TEST;
        if (!trials.has(portion)) {
            return null;
        }
        HeldOut ratings = HeldOut.of(Objective.RATING, trials, List.of(portion));
        HeldOut likes = HeldOut.of(Objective.LIKED, trials, List.of(portion));
        return BackTest.of(
                Portion.cut(trials.examples()),
                TestSplits.of(
                        Objective.RATING, portion, trials.examples(), ratings, ratings.predicted()),
                TestSplits.of(
                        Objective.LIKED,
                        portion,
                        trials.examples(),
                        likes,
                        reliability.calibration().probabilities(likes.predicted())),
                reliability.threshold().threshold());
    }

    private @Nullable NoiseControl noiseControl() {
        List<Portion> folds = Portion.shuffledFolds();
        if (!folds.stream().allMatch(trials::has)) {
            return null;
        }
        return NoiseControl.of(rating(folds), liked(folds));
    }

    private ModelFigures figures(List<Portion> portions) {
        return ModelFigures.of(rating(portions), liked(portions));
    }

    private RegressionMetrics rating(List<Portion> portions) {
        HeldOut heldOut = HeldOut.of(Objective.RATING, trials, portions);
        return RegressionMetrics.of(heldOut.actual(), heldOut.predicted());
    }

    private ClassificationMetrics liked(List<Portion> portions) {
        HeldOut heldOut = HeldOut.of(Objective.LIKED, trials, portions);
        return ClassificationMetrics.of(
                heldOut.actual(),
                reliability.calibration().probabilities(heldOut.predicted()),
                reliability.threshold().threshold());
    }

    /// The track records of genres, countries and people are left out: they are made of verdicts,
    /// though never of the title's own, and of names that are known before release. Words are not:
    /// a description may well tell how a title fared.
    private LeakReport leaks(List<FeatureColumn> columns, FeatureMatrix vectors) {
        List<Example> training = Portion.WHOLE.learntFrom(trials.examples());
        Set<String> records =
                Stream.of(
                                FeatureFamily.GENRE_RECORD,
                                FeatureFamily.COUNTRY_RECORD,
                                FeatureFamily.DIRECTOR_RECORD,
                                FeatureFamily.CAST_RECORD)
                        .flatMap(family -> Stream.of(family.label(), family.evidenceColumn()))
                        .collect(Collectors.toSet());
        LeakReport all =
                LeakReport.of(
                        columns.stream().map(FeatureColumn::name).toList(),
                        labelled(Objective.RATING, vectors, training),
                        labelled(Objective.LIKED, vectors, training));
        return new LeakReport(
                all.columns().stream()
                        .filter(column -> !records.contains(column.column()))
                        .toList());
    }

    private static LeakReport.Labelled labelled(
            Objective objective, FeatureMatrix vectors, List<Example> training) {
        LabelledRows rows = LabelledRows.of(objective, vectors, training);
        return new LeakReport.Labelled(rows.vectors(), rows.targets());
    }
}
