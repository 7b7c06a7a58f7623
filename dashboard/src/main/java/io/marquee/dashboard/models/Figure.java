package io.marquee.dashboard.models;

import io.marquee.evaluation.ClassificationIntervals;
import io.marquee.evaluation.ClassificationMetrics;
import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.Interval;
import io.marquee.evaluation.LikedEvaluation;
import io.marquee.evaluation.RatingEvaluation;
import io.marquee.evaluation.RegressionMetrics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// A figure of a model on its test titles, between where it may as well lie and what naive answers
/// would have got.
///
/// @param name short, for people; the same in every model
/// @param better which way is better
/// @param value NaN if undefined
/// @param interval where it lies with a confidence of 95 %
/// @param naive the same figure of naive answers, the most naive first
public record Figure(
        String name, Better better, double value, Interval interval, List<Naive> naive) {

    /// Which way is better.
    public enum Better {
        HIGHER,
        LOWER
    }

    /// What an answer that needs no model would have got.
    ///
    /// @param name of the answer, such as `mean`
    /// @param value NaN if undefined
    public record Naive(String name, double value) {}

    public Figure {
        naive = List.copyOf(naive);
    }

    /// The figures of the rating model: RMSE, MAE, R².
    public static List<Figure> of(RatingEvaluation rating) {
        var intervals = rating.intervals();
        return List.of(
                of("R²", Better.HIGHER, rating, intervals.r2(), RegressionMetrics::r2),
                of("RMSE", Better.LOWER, rating, intervals.rmse(), RegressionMetrics::rmse),
                of("MAE", Better.LOWER, rating, intervals.mae(), RegressionMetrics::mae));
    }

    /// The figures of the liked model, ROC AUC first.
    public static List<Figure> of(LikedEvaluation liked) {
        ClassificationIntervals in = liked.intervals();
        return List.of(
                of("ROC AUC", Better.HIGHER, liked, in.rocAuc(), ClassificationMetrics::rocAuc),
                of(
                        "Accuracy",
                        Better.HIGHER,
                        liked,
                        in.accuracy(),
                        ClassificationMetrics::accuracy),
                of(
                        "Precision",
                        Better.HIGHER,
                        liked,
                        in.precision(),
                        ClassificationMetrics::precision),
                of("Recall", Better.HIGHER, liked, in.recall(), ClassificationMetrics::recall),
                of("F1", Better.HIGHER, liked, in.f1(), ClassificationMetrics::f1),
                of("Log loss", Better.LOWER, liked, in.logLoss(), ClassificationMetrics::logLoss),
                of(
                        "Calibration error",
                        Better.LOWER,
                        liked,
                        in.calibrationError(),
                        ClassificationMetrics::calibrationError));
    }

    /// The figures of both models.
    public static List<Figure> of(Evaluation evaluation) {
        return Stream.concat(of(evaluation.rating()).stream(), of(evaluation.liked()).stream())
                .toList();
    }

    private static Figure of(
            String name,
            Better better,
            RatingEvaluation rating,
            Interval interval,
            ToDoubleFunction<RegressionMetrics> figure) {
        return new Figure(
                name,
                better,
                figure.applyAsDouble(rating.model()),
                interval,
                List.of(
                        new Naive("mean", figure.applyAsDouble(rating.mean())),
                        new Naive("genre mean", figure.applyAsDouble(rating.genreMean()))));
    }

    private static Figure of(
            String name,
            Better better,
            LikedEvaluation liked,
            Interval interval,
            ToDoubleFunction<ClassificationMetrics> figure) {
        return new Figure(
                name,
                better,
                figure.applyAsDouble(liked.model()),
                interval,
                List.of(
                        new Naive("always liked", figure.applyAsDouble(liked.alwaysLiked())),
                        new Naive("share", figure.applyAsDouble(liked.share())),
                        new Naive("genre share", figure.applyAsDouble(liked.genreShare()))));
    }
}
