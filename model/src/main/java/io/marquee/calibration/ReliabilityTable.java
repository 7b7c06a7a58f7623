package io.marquee.calibration;

import java.util.ArrayList;
import java.util.List;

/// Whether probabilities come true as often as they say, bin by bin.
///
/// The headline is [#expectedCalibrationError()], over ten equally wide bins. Bins of equally many
/// titles stand beside them. Either error is never 0, since in a bin of few titles chance alone
/// makes a distance: what perfect probabilities would get stands beside it, and only what is beyond
/// that speaks against a model.
///
/// Sources: Murphy and Winkler, "Reliability of subjective probability forecasts", 1977; Naeini,
/// Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", 2015,
/// for the errors.
///
/// @param titles how many
/// @param equalWidth over tenths of the probability
/// @param equalCount over tenths of the titles; fewer where titles share a probability
public record ReliabilityTable(int titles, Binning equalWidth, Binning equalCount) {

    private static final int BINS = 10;

    /// One way of cutting.
    ///
    /// @param bins ascending; those without titles are left out
    /// @param expectedError mean distance between a bin's mean probability and its share of liked
    ///   titles, weighted by titles
    /// @param chanceError the expected error, about, if every probability were exactly right
    /// @param maximumError the largest of these distances
    public record Binning(
            List<Bin> bins, double expectedError, double chanceError, double maximumError) {
        public Binning {
            bins = List.copyOf(bins);
        }
    }

    /// Titles of like probability.
    ///
    /// @param from where the bin begins: a tenth, or the lowest probability in it
    /// @param to where the bin ends: a tenth, or the highest probability in it
    /// @param titles how many, at least one
    /// @param meanPredicted their mean probability
    /// @param shareLiked share of them that are liked
    /// @param lowest share that these titles still speak for, with a confidence of 95 % (Wilson)
    /// @param highest as `lowest`
    public record Bin(
            double from,
            double to,
            int titles,
            double meanPredicted,
            double shareLiked,
            double lowest,
            double highest) {

        double distance() {
            return Math.abs(meanPredicted - shareLiked);
        }

        /// The mean distance of a binomial share from its expectation, by the normal approximation.
        double chanceDistance() {
            return Math.sqrt(2 / Math.PI * meanPredicted * (1 - meanPredicted) / titles);
        }
    }

    /// The headline figure: the expected error over equally wide bins, which is what
    /// [io.marquee.evaluation] calls the calibration error.
    public double expectedCalibrationError() {
        return equalWidth.expectedError();
    }

    /// The largest distance over equally wide bins.
    public double maximumCalibrationError() {
        return equalWidth.maximumError();
    }

    /// @param probabilities 0 to 1, one per title, at least one
    /// @param liked 1 for liked, 0 for not, one per title
    public static ReliabilityTable of(double[] probabilities, double[] liked) {
        LikedMargins titles = LikedMargins.of(probabilities, liked);
        if (titles.size() == 0) {
            throw new IllegalArgumentException("a reliability table of no titles");
        }
        double[] ascending = titles.margins();
        if (ascending[0] < 0 || ascending[ascending.length - 1] > 1) {
            throw new IllegalArgumentException("a probability is not between 0 and 1");
        }
        return new ReliabilityTable(
                titles.size(), binning(equallyWide(titles)), binning(equallyMany(titles)));
    }

    private static List<Bin> equallyWide(LikedMargins titles) {
        List<Bin> bins = new ArrayList<>();
        for (int begin = 0; begin < titles.size(); ) {
            int tenth = tenth(titles.margins()[begin]);
            int end = begin;
            while (end < titles.size() && tenth(titles.margins()[end]) == tenth) {
                end++;
            }
            double from = (double) tenth / BINS;
            bins.add(bin(titles, begin, end, from, (tenth + 1.0) / BINS));
            begin = end;
        }
        return bins;
    }

    private static List<Bin> equallyMany(LikedMargins titles) {
        List<Bin> bins = new ArrayList<>();
        int begin = 0;
        for (int end : EqualCounts.ends(titles.margins(), BINS, 1)) {
            double from = titles.margins()[begin];
            bins.add(bin(titles, begin, end, from, titles.margins()[end - 1]));
            begin = end;
        }
        return bins;
    }

    private static int tenth(double probability) {
        return Math.min((int) (probability * BINS), BINS - 1);
    }

    private static Bin bin(LikedMargins titles, int begin, int end, double from, double to) {
        int count = end - begin;
        int likes = 0;
        double sum = 0;
        for (int i = begin; i < end; i++) {
            likes += (int) titles.liked()[i];
            sum += titles.margins()[i];
        }
        Wilson share = Wilson.of(likes, count);
        return new Bin(
                from, to, count, sum / count, (double) likes / count, share.low(), share.high());
    }

    private static Binning binning(List<Bin> bins) {
        double distances = 0;
        double byChance = 0;
        double largest = 0;
        int titles = 0;
        for (Bin bin : bins) {
            distances += bin.titles() * bin.distance();
            byChance += bin.titles() * bin.chanceDistance();
            largest = Math.max(largest, bin.distance());
            titles += bin.titles();
        }
        return new Binning(bins, distances / titles, byChance / titles, largest);
    }
}
