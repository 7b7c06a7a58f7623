package io.marquee.evaluation;

/// How well predicted probabilities tell liked titles from others.
///
/// @param count number of titles
/// @param positiveShare share of titles that are liked
/// @param accuracy share of titles called right
/// @param precision share of the titles called liked that are; NaN (JSON: null) if none is called
/// @param recall share of the liked titles that are called so; NaN (JSON: null) if none is liked
/// @param f1 harmonic mean of precision and recall; NaN (JSON: null) if none is liked nor called
/// @param rocAuc chance that a liked title is ranked above another one, ties counting half; NaN
///   (JSON: null) if all titles are of one kind
/// @param logLoss mean negative log of the probability given to what came true, in nats;
///   probabilities are kept 1e-15 away from 0 and 1
/// @param calibrationError expected calibration error: over ten equally wide bins of probability,
///   the mean distance between a bin's mean probability and its share of liked titles, weighted by
///   titles
public record ClassificationMetrics(
        int count,
        double positiveShare,
        double accuracy,
        @OrUndefined double precision,
        @OrUndefined double recall,
        @OrUndefined double f1,
        @OrUndefined double rocAuc,
        double logLoss,
        double calibrationError) {

    /// The probability from which a title is called liked, where no other is chosen.
    public static final double EVEN_ODDS = 0.5;

    /// [#of(double\[\], double\[\], double)] at even odds.
    public static ClassificationMetrics of(double[] actual, double[] predicted) {
        return of(actual, predicted, EVEN_ODDS);
    }

    /// @param actual 1 for liked, 0 for not, one per title, at least one
    /// @param predicted probabilities, 0 to 1
    /// @param threshold probability from which a title is called liked
    public static ClassificationMetrics of(double[] actual, double[] predicted, double threshold) {
        return new RankedTitles(actual, predicted, threshold).metrics();
    }
}
