package io.marquee.card;

import static io.marquee.card.Figures.count;
import static io.marquee.card.Figures.difference;
import static io.marquee.card.Figures.figure;
import static io.marquee.card.Figures.interval;
import static io.marquee.card.Figures.percent;
import static io.marquee.card.Markdown.plain;

import io.marquee.evaluation.BackTest;
import io.marquee.evaluation.ClassificationIntervals;
import io.marquee.evaluation.ClassificationMetrics;
import io.marquee.evaluation.CoverageEvaluation;
import io.marquee.evaluation.CrossValidation;
import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.Interval;
import io.marquee.evaluation.LikedEvaluation;
import io.marquee.evaluation.LikedSlice;
import io.marquee.evaluation.NoiseControl;
import io.marquee.evaluation.RatingEvaluation;
import io.marquee.evaluation.RatingSlice;
import io.marquee.evaluation.RegressionIntervals;
import io.marquee.evaluation.RegressionMetrics;
import java.util.ArrayList;
import java.util.List;

/// How good the model is, where it is weak, and what its probabilities and intervals are worth.
final class EvaluationPart {

    private final Markdown card;
    private final Evaluation evaluation;

    EvaluationPart(Markdown card, Evaluation evaluation) {
        this.card = card;
        this.evaluation = evaluation;
    }

    void write() {
        card.heading(2, "How good it is");
        rating(evaluation.rating());
        liked(evaluation.liked());
        studies();
        card.heading(2, "Where it is weak");
        weakRatings(evaluation.rating());
        weakLikes(evaluation.liked());
        card.heading(2, "Probabilities and intervals");
        reliability();
    }

    private void rating(RatingEvaluation rating) {
        RegressionMetrics model = rating.model();
        RegressionIntervals intervals = rating.intervals();
        RegressionMetrics mean = rating.mean();
        RegressionMetrics genre = rating.genreMean();
        card.paragraph(
                "**User rating**: trained on %s titles, tested on %s that it had not seen. The naive answers are the mean of all training titles, and of those with the same leading genre."
                        .formatted(count(rating.trainingTitles()), count(rating.testTitles())));
        card.table(
                true,
                List.of("", "model", "95 % interval", "mean", "genre mean"),
                List.of(
                        row("RMSE", model.rmse(), intervals.rmse(), mean.rmse(), genre.rmse()),
                        row("MAE", model.mae(), intervals.mae(), mean.mae(), genre.mae()),
                        row("R²", model.r2(), intervals.r2(), mean.r2(), genre.r2())));
    }

    private void liked(LikedEvaluation liked) {
        ClassificationMetrics model = liked.model();
        ClassificationIntervals intervals = liked.intervals();
        ClassificationMetrics always = liked.alwaysLiked();
        ClassificationMetrics genre = liked.genreShare();
        card.paragraph(
                "**Liked**: trained on %s titles, tested on %s that it had not seen, %s of which are liked. A title is called liked from a probability of %s on."
                        .formatted(
                                count(liked.trainingTitles()),
                                count(liked.testTitles()),
                                percent(model.positiveShare()),
                                figure(liked.threshold())));
        card.table(
                true,
                List.of("", "model", "95 % interval", "always liked", "genre share"),
                List.of(
                        row(
                                "ROC AUC",
                                model.rocAuc(),
                                intervals.rocAuc(),
                                always.rocAuc(),
                                genre.rocAuc()),
                        row(
                                "accuracy",
                                model.accuracy(),
                                intervals.accuracy(),
                                always.accuracy(),
                                genre.accuracy()),
                        row(
                                "precision",
                                model.precision(),
                                intervals.precision(),
                                always.precision(),
                                genre.precision()),
                        row(
                                "recall",
                                model.recall(),
                                intervals.recall(),
                                always.recall(),
                                genre.recall()),
                        row("F1", model.f1(), intervals.f1(), always.f1(), genre.f1()),
                        row(
                                "log loss",
                                model.logLoss(),
                                intervals.logLoss(),
                                always.logLoss(),
                                genre.logLoss())));
    }

    private void studies() {
        CrossValidation folds = evaluation.studies().crossValidation();
        if (folds != null) {
            card.paragraph(
                    "**Cross-validation** over %d folds (mean ± standard deviation): R² %s, RMSE %s, ROC AUC %s, log loss %s."
                            .formatted(
                                    folds.folds().size(),
                                    spread(folds.r2()),
                                    spread(folds.rmse()),
                                    spread(folds.rocAuc()),
                                    spread(folds.logLoss())));
        }
        BackTest past = evaluation.studies().backTest();
        if (past != null) {
            card.paragraph(
                    "**Back-test**: trained on titles from before %s, tested on %s from then on: R² %s (genre mean %s), ROC AUC %s (genre share %s)."
                            .formatted(
                                    past.cut(),
                                    count(past.rating().testTitles()),
                                    figure(past.rating().model().r2()),
                                    figure(past.rating().genreMean().r2()),
                                    figure(past.liked().model().rocAuc()),
                                    figure(past.liked().genreShare().rocAuc())));
        }
        NoiseControl noise = evaluation.studies().noiseControl();
        if (noise != null) {
            card.paragraph(
                    "**Noise control**: trained on shuffled labels, R² is %s and ROC AUC %s; 0 and 0.5 are right."
                            .formatted(figure(noise.r2()), figure(noise.rocAuc())));
        }
    }

    private void weakRatings(RatingEvaluation rating) {
        List<List<String>> rows = new ArrayList<>();
        for (RatingSlice slice : rating.slices()) {
            RatingSlice.Figures figures = slice.figures();
            if (figures != null && figures.rmseInterval().low() > rating.model().rmse()) {
                rows.add(
                        List.of(
                                name(slice.slicing(), slice.value()),
                                count(slice.count()),
                                figure(figures.rmse()),
                                interval(figures.rmseInterval()),
                                difference(figures.meanError())));
            }
        }
        weak(
                "its ratings are further off than elsewhere",
                List.of("titles", "number", "RMSE", "95 % interval", "mean error"),
                rows,
                rating.slices().size());
    }

    private void weakLikes(LikedEvaluation liked) {
        List<List<String>> rows = new ArrayList<>();
        for (LikedSlice slice : liked.slices()) {
            LikedSlice.Figures figures = slice.figures();
            if (figures != null && figures.rocAucInterval().high() < liked.model().rocAuc()) {
                rows.add(
                        List.of(
                                name(slice.slicing(), slice.value()),
                                count(slice.count()),
                                figure(figures.rocAuc()),
                                interval(figures.rocAucInterval()),
                                percent(figures.positiveShare())));
            }
        }
        weak(
                "it tells liked titles from others less well than elsewhere",
                List.of("titles", "number", "ROC AUC", "95 % interval", "liked"),
                rows,
                liked.slices().size());
    }

    private void weak(String what, List<String> head, List<List<String>> rows, int slices) {
        if (slices == 0) {
            card.paragraph("Whether " + what + " for some titles was not looked into.");
        } else if (rows.isEmpty()) {
            card.paragraph(
                    "Of %d parts of the titles (those of %d titles or more), there is none of which it can be said that %s."
                            .formatted(slices, RatingSlice.FEWEST, what));
        } else {
            card.paragraph(
                    "Of these titles, among %d parts, it can be said that %s; one part in forty looks so by chance."
                            .formatted(slices, what));
            card.table(true, head, rows);
        }
    }

    private void reliability() {
        LikedEvaluation liked = evaluation.liked();
        card.paragraph(
                "Of titles with a like probability of 70 %%, some 70 %% should be liked. The expected calibration error is %s; before calibration it was %s."
                        .formatted(
                                figure(liked.calibration().errorAfter()),
                                figure(liked.calibration().errorBefore())));
        CoverageEvaluation coverage = evaluation.rating().coverage();
        card.paragraph(
                coverage == null
                        ? "It predicts no intervals with its ratings."
                        : "%s of the ratings lie in their interval (95 %% interval of that share: %s), where %s should; an interval is %s rating points wide on average."
                                .formatted(
                                        percent(coverage.all().share()),
                                        interval(coverage.all().shareInterval()),
                                        percent(coverage.nominal()),
                                        figure(coverage.all().meanWidth())));
    }

    private static List<String> row(
            String name, double model, Interval interval, double always, double genre) {
        return List.of(name, figure(model), interval(interval), figure(always), figure(genre));
    }

    private static String name(String slicing, String value) {
        return plain(slicing) + " " + plain(value);
    }

    private static String spread(CrossValidation.Spread spread) {
        return figure(spread.mean()) + " ± " + figure(spread.standardDeviation());
    }
}
