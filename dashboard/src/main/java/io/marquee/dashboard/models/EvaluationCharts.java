package io.marquee.dashboard.models;

import io.marquee.dashboard.chart.Bars;
import io.marquee.dashboard.chart.Captions;
import io.marquee.dashboard.chart.ChartSpec;
import io.marquee.dashboard.chart.Heatmap;
import io.marquee.dashboard.chart.Lines;
import io.marquee.dashboard.chart.Lines.Line;
import io.marquee.dashboard.chart.Lines.Point;
import io.marquee.dashboard.chart.Lines.Stroke;
import io.marquee.dashboard.chart.Scale;
import io.marquee.dashboard.chart.Series;
import io.marquee.evaluation.CalibrationEvaluation;
import io.marquee.evaluation.ErrorHistogram;
import io.marquee.evaluation.LearningCurve;
import io.marquee.evaluation.LikedEvaluation;
import io.marquee.evaluation.ModelFigures;
import io.marquee.evaluation.RatingGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// How an evaluation is drawn.
public final class EvaluationCharts {

    private static final double LOWEST = 1;
    private static final double HIGHEST = 5;

    private EvaluationCharts() {}

    /// Predicted against actual ratings: where titles are many, the cell is dark.
    public static ChartSpec predictedAgainstActual(RatingGrid grid) {
        int steps = (int) Math.round((HIGHEST - LOWEST) / grid.width());
        List<String> ascending = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            ascending.add(twoDecimals(LOWEST + step * grid.width()));
        }
        return new Heatmap(
                        new Captions(
                                "Predicted against actual ratings",
                                "Titles by the rating that was predicted and the one they got; a perfect model would fill the diagonal alone."),
                        new Heatmap.Categories("Predicted rating, from", ascending),
                        new Heatmap.Categories("Actual rating, from", ascending.reversed()),
                        Scale.of("Titles"),
                        grid.cells().stream()
                                .map(cell ->
                                        new Heatmap.Cell(
                                                step(cell.predicted(), grid.width()),
                                                steps - 1 - step(cell.actual(), grid.width()),
                                                cell.count()))
                                .toList())
                .spec();
    }

    /// How the errors of the ratings are spread, from the first bin with titles to the last.
    public static ChartSpec errors(ErrorHistogram errors) {
        List<Integer> counts = errors.counts();
        int first = 0;
        int last = counts.size() - 1;
        while (first < last && counts.get(first) == 0) {
            first++;
        }
        while (last > first && counts.get(last) == 0) {
            last--;
        }
        List<String> names = new ArrayList<>();
        for (int bin = first; bin <= last; bin++) {
            names.add(twoDecimals(errors.from() + bin * errors.width()));
        }
        return new Bars(
                        new Captions(
                                "Errors of the predicted ratings",
                                "Titles by predicted less actual rating; right of 0 the model was too kind."),
                        "Predicted less actual, from",
                        Scale.of("Titles"),
                        Bars.Shape.COLUMNS,
                        names,
                        List.of(
                                Series.of(
                                        "Titles",
                                        counts.subList(first, last + 1).stream()
                                                .mapToDouble(Integer::doubleValue)
                                                .toArray())))
                .spec();
    }

    /// The ROC curve beside a coin's.
    public static ChartSpec roc(LikedEvaluation liked) {
        return new Lines(
                        new Captions(
                                "ROC curve",
                                String.format(
                                        Locale.ROOT,
                                        "Liked titles found against others called liked by mistake; the area under the curve is %.3f.",
                                        liked.model().rocAuc())),
                        Scale.share("Others that are called liked"),
                        Scale.share("Liked titles that are called so"),
                        List.of(
                                new Line(
                                        "Model",
                                        Stroke.STEPS,
                                        liked.curves().roc().stream()
                                                .map(point ->
                                                        Point.of(
                                                                point.falsePositiveRate(),
                                                                point.truePositiveRate()))
                                                .toList()),
                                dashed("Coin", Point.of(0, 0), Point.of(1, 1))))
                .spec();
    }

    /// Precision against recall, beside calling every title liked.
    public static ChartSpec precisionRecall(LikedEvaluation liked) {
        double share = liked.model().positiveShare();
        return new Lines(
                        new Captions(
                                "Precision and recall",
                                String.format(
                                        Locale.ROOT,
                                        "How many of the titles called liked are, against how many liked titles are found; the average precision is %.3f.",
                                        liked.curves().averagePrecision())),
                        Scale.share("Recall"),
                        Scale.share("Precision"),
                        List.of(
                                new Line(
                                        "Model",
                                        Stroke.STEPS,
                                        liked.curves().precisionRecall().stream()
                                                .map(point ->
                                                        Point.of(point.recall(), point.precision()))
                                                .toList()),
                                dashed("Always liked", Point.of(0, share), Point.of(1, share))))
                .spec();
    }

    /// Whether probabilities come true, before and after they were calibrated.
    public static ChartSpec reliability(CalibrationEvaluation calibration) {
        return new Lines(
                        new Captions(
                                "Calibration",
                                String.format(
                                        Locale.ROOT,
                                        "How many titles are liked of those that are said to be liked with a probability; the error is %.3f, and was %.3f before calibration.",
                                        calibration.errorAfter(),
                                        calibration.errorBefore())),
                        Scale.share("Predicted probability"),
                        Scale.share("Titles that are liked"),
                        List.of(
                                Line.of("Calibrated", points(calibration.after())),
                                Line.of("Before", points(calibration.before())),
                                dashed("Exactly right", Point.of(0, 0), Point.of(1, 1))))
                .spec();
    }

    /// What each threshold gives.
    public static ChartSpec thresholds(LikedEvaluation liked) {
        List<Calls> calls = Calls.of(liked);
        return new Lines(
                        new Captions(
                                "Thresholds",
                                "What calling a title liked from a probability on would give."),
                        Scale.share("Threshold"),
                        Scale.share("Share"),
                        List.of(
                                Line.of("Precision", points(calls, Calls::precision)),
                                Line.of("Recall", points(calls, Calls::recall)),
                                Line.of("F1", points(calls, Calls::f1)),
                                Line.of("Accuracy", points(calls, Calls::accuracy))))
                .spec();
    }

    /// What more titles to learn from bring.
    ///
    /// @param name of the figure
    /// @param figure one of those of each training
    public static ChartSpec learning(
            LearningCurve curve, String name, ToDoubleFunction<ModelFigures> figure) {
        return new Lines(
                        new Captions(
                                name + " by training titles",
                                "The same test titles, models trained on ever more titles."),
                        Scale.of("Training titles"),
                        Scale.of(name),
                        List.of(
                                Line.of(
                                        name,
                                        curve.points().stream()
                                                .map(point ->
                                                        Point.of(
                                                                point.trainingTitles(),
                                                                figure.applyAsDouble(
                                                                        point.figures())))
                                                .toList())))
                .spec();
    }

    private static List<Point> points(List<CalibrationEvaluation.Bin> bins) {
        return bins.stream().map(bin -> Point.of(bin.meanPredicted(), bin.likedShare())).toList();
    }

    private static List<Point> points(List<Calls> calls, ToDoubleFunction<Calls> figure) {
        return calls.stream()
                .map(call -> Point.of(call.threshold(), figure.applyAsDouble(call)))
                .toList();
    }

    private static Line dashed(String name, Point from, Point to) {
        return new Line(name, Stroke.DASHED, List.of(from, to));
    }

    private static int step(double rating, double width) {
        return (int) Math.round((rating - LOWEST) / width);
    }

    private static String twoDecimals(double figure) {
        return String.format(Locale.ROOT, "%.2f", figure);
    }
}
