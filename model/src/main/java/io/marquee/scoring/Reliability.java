package io.marquee.scoring;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.calibration.LikeCalibration;
import io.marquee.calibration.LikedAim;
import io.marquee.calibration.LikedThreshold;
import io.marquee.calibration.RatingInterval;
import io.marquee.calibration.RatingIntervals;

/// How far a model's answers can be relied on, and what makes them reliable: what
/// `calibration.json` holds.
///
/// @param formatVersion version of the file's format
/// @param calibration from the liked model's log-odds to a probability
/// @param intervals around predicted ratings; their difficulty is the predicted rating itself, as
///   titles that are expected to do well disappoint less often
/// @param threshold calibrated probability from which a title is called liked
public record Reliability(
        int formatVersion,
        LikeCalibration calibration,
        RatingIntervals intervals,
        LikedThreshold threshold) {

    /// The format this program writes, and the only one it reads.
    public static final int FORMAT_VERSION = 1;

    /// Labels and what models said that had not learnt from them.
    ///
    /// @param actual ratings, or 1 for liked and 0 for not, one per title
    /// @param predicted ratings, or log-odds, one per title
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record OutOfFold(double[] actual, double[] predicted) {}

    /// Fits all three to out-of-fold predictions.
    ///
    /// @param ratings titles with a rating
    /// @param likes titles that are liked or not
    /// @param aim what the threshold is to be good for
    /// @param seed of the folds that the kinds are chosen by
    public static Reliability fit(OutOfFold ratings, OutOfFold likes, LikedAim aim, long seed) {
        LikeCalibration calibration = LikeCalibration.fit(likes.predicted(), likes.actual(), seed);
        return new Reliability(
                FORMAT_VERSION,
                calibration,
                RatingIntervals.fit(
                        ratings.predicted(), ratings.actual(), ratings.predicted(), seed),
                LikedThreshold.choose(
                        calibration.probabilities(likes.predicted()), likes.actual(), aim));
    }

    /// @param source the name of the file, for the error
    /// @throws UserError if the bytes are damaged, or of a format that is not known
    public static Reliability read(byte[] json, String source) {
        int version = Json.read(json, Header.class, source).formatVersion();
        if (version != FORMAT_VERSION) {
            throw new UserError(
                    "%s has format version %d, and this program reads version %d. Open it with the version of Marquee that wrote it."
                            .formatted(source, version, FORMAT_VERSION));
        }
        return Json.read(json, Reliability.class, source);
    }

    /// The interval around a predicted rating.
    public RatingInterval interval(double predicted) {
        return intervals.at(predicted, predicted);
    }

    /// This as indented JSON.
    public byte[] toJson() {
        return Json.pretty(this);
    }

    private record Header(int formatVersion) {}
}
