package io.marquee.evaluation;

/// The four figures that tell how one training went.
///
/// @param r2 of the rating model; NaN (JSON: null) if all ratings are the same
/// @param rmse of the rating model, in rating points
/// @param rocAuc of the liked model; NaN (JSON: null) if all titles are of one kind
/// @param logLoss of the liked model, in nats per title
public record ModelFigures(
        @OrUndefined double r2, double rmse, @OrUndefined double rocAuc, double logLoss) {

    /// Of both models' metrics.
    public static ModelFigures of(RegressionMetrics rating, ClassificationMetrics liked) {
        return new ModelFigures(rating.r2(), rating.rmse(), liked.rocAuc(), liked.logLoss());
    }
}
