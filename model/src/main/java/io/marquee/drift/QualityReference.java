package io.marquee.drift;

import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.OrUndefined;

/// How good the model was on titles that it had not learnt from, on the day it was trained.
///
/// @param ratingTitles titles with a rating that it was tested on
/// @param rmse root mean squared error, in rating points
/// @param likedTitles titles liked or not that it was tested on
/// @param logLoss in nats
/// @param rocAuc NaN (JSON: null) if all were of one kind
public record QualityReference(
        int ratingTitles,
        double rmse,
        int likedTitles,
        double logLoss,
        @OrUndefined double rocAuc) {

    /// The figures of an evaluation.
    public static QualityReference of(Evaluation evaluation) {
        return new QualityReference(
                evaluation.rating().testTitles(),
                evaluation.rating().model().rmse(),
                evaluation.liked().testTitles(),
                evaluation.liked().model().logLoss(),
                evaluation.liked().model().rocAuc());
    }
}
