package io.marquee.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What each threshold would give, from the strictest to the most lenient, as points to draw. Each
/// curve has at most [#MOST_POINTS], its first and its last always among them.
///
/// @param roc from (0, 0), where nothing is called liked, to (1, 1); empty if all titles are of one
///   kind
/// @param precisionRecall from the strictest threshold that calls a title liked to the share of
///   liked titles; empty if none is liked
/// @param averagePrecision mean precision over the liked titles, each at the threshold that just
///   calls it, from all points; NaN (JSON: null) if none is liked
public record Curves(
        List<RocPoint> roc,
        List<PrecisionRecallPoint> precisionRecall,
        @OrUndefined double averagePrecision) {

    /// The most points that a curve is drawn with.
    public static final int MOST_POINTS = 200;

    /// @param threshold NaN (JSON: null) at the first point, where nothing is called liked
    /// @param falsePositiveRate share of the titles not liked that are called so
    /// @param truePositiveRate share of the liked titles that are called so
    public record RocPoint(
            @OrUndefined double threshold, double falsePositiveRate, double truePositiveRate) {}

    /// @param recall share of the liked titles that are called so
    /// @param precision share of the titles called liked that are
    public record PrecisionRecallPoint(double threshold, double recall, double precision) {}

    public Curves {
        roc = List.copyOf(roc);
        precisionRecall = List.copyOf(precisionRecall);
    }

    /// @param actual 1 for liked, 0 for not, one per title, at least one
    /// @param predicted probabilities, 0 to 1
    public static Curves of(double[] actual, double[] predicted) {
        Predictions.checkProbabilities(actual, predicted);
        int[] strictestFirst =
                IntStream.range(0, actual.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(row -> -predicted[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int liked = (int) IntStream.range(0, actual.length).filter(i -> actual[i] == 1).count();
        int others = actual.length - liked;
        List<RocPoint> roc = new ArrayList<>(List.of(new RocPoint(Double.NaN, 0, 0)));
        List<PrecisionRecallPoint> precisionRecall = new ArrayList<>();
        double averagePrecision = 0;
        int called = 0;
        int calledRight = 0;
        for (int place = 0; place < strictestFirst.length; ) {
            // No threshold parts titles of one probability.
            double threshold = predicted[strictestFirst[place]];
            int before = calledRight;
            for (;
                    place < strictestFirst.length && predicted[strictestFirst[place]] == threshold;
                    place++) {
                called++;
                calledRight += (int) actual[strictestFirst[place]];
            }
            double precision = (double) calledRight / called;
            averagePrecision += precision * (calledRight - before) / liked;
            roc.add(
                    new RocPoint(
                            threshold,
                            (double) (called - calledRight) / others,
                            (double) calledRight / liked));
            precisionRecall.add(
                    new PrecisionRecallPoint(threshold, (double) calledRight / liked, precision));
        }
        return new Curves(
                liked == 0 || others == 0 ? List.of() : thinned(roc),
                liked == 0 ? List.of() : thinned(precisionRecall),
                averagePrecision);
    }

    private static <T> List<T> thinned(List<T> points) {
        if (points.size() <= MOST_POINTS) {
            return points;
        }
        return IntStream.range(0, MOST_POINTS)
                .map(i -> (int) ((long) i * (points.size() - 1) / (MOST_POINTS - 1)))
                .mapToObj(points::get)
                .toList();
    }
}
