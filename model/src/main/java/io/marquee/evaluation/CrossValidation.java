package io.marquee.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// How the same way of training does on several folds: each is tested on titles that its models
/// have not seen.
///
/// @param folds per fold, of all repetitions one after the other
public record CrossValidation(
        List<ModelFigures> folds, Spread r2, Spread rmse, Spread rocAuc, Spread logLoss) {

    /// @param mean over the folds; NaN (JSON: null) if the figure is undefined in one
    /// @param standardDeviation over the folds, with one less than their number as divisor; NaN
    ///   (JSON: null) of a single fold
    public record Spread(@OrUndefined double mean, @OrUndefined double standardDeviation) {}

    public CrossValidation {
        folds = List.copyOf(folds);
    }

    /// @param folds at least one
    public static CrossValidation of(List<ModelFigures> folds) {
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("a cross-validation needs folds");
        }
        return new CrossValidation(
                folds,
                spread(folds, ModelFigures::r2),
                spread(folds, ModelFigures::rmse),
                spread(folds, ModelFigures::rocAuc),
                spread(folds, ModelFigures::logLoss));
    }

    private static Spread spread(List<ModelFigures> folds, ToDoubleFunction<ModelFigures> figure) {
        double[] values = folds.stream().mapToDouble(figure).toArray();
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Spread(mean, Math.sqrt(squares / (values.length - 1)));
    }
}
