package io.marquee.calibration;

import io.marquee.calibration.Curve.Point;
import io.marquee.calibration.LikeCalibration.Isotonic;
import java.util.ArrayList;
import java.util.List;

/// The ascending curve nearest to what came true: neighbouring titles are pooled until the shares
/// liked ascend (pool adjacent violators), and straight lines join the centres of the pools.
///
/// Three things differ from the plain step function. A made-up liked title stands at the lowest
/// margin and a made-up other one at the highest: both get pooled, so the ends stay away from 0 and
/// 1, and the more so the fewer titles they rest on. Lines instead of steps keep titles apart that
/// the model told apart. And from the outermost centres to the outermost titles the curve goes on
/// with Platt's slope rather than level, for the same reason.
///
/// Sources: Ayer and others, "An empirical distribution function for sampling with incomplete
/// information", 1955; Zadrozny and Elkan, "Transforming classifier scores into accurate multiclass
/// probability estimates", 2002.
final class IsotonicFit {

    /// Neighbouring titles of one probability.
    ///
    /// @param liked those liked, a made-up one included
    /// @param count all of them, made-up ones included
    private record Pool(double liked, double count, double marginSum, int titles) {
        double share() {
            return liked / count;
        }

        double centre() {
            return marginSum / titles;
        }

        Pool with(Pool other) {
            return new Pool(
                    liked + other.liked,
                    count + other.count,
                    marginSum + other.marginSum,
                    titles + other.titles);
        }
    }

    private IsotonicFit() {}

    /// @param titles at least one
    static Isotonic of(LikedMargins titles) {
        double slope = PlattFit.of(titles).slope();
        List<Point> points = new ArrayList<>();
        for (Pool pool : pools(titles)) {
            points.add(new Point(pool.centre(), pool.share()));
        }
        // At a slope of 0 rounding alone could put the end on the wrong side of its pool.
        Point first = points.getFirst();
        Point lowest = goingOn(first, titles.margins()[0], slope);
        if (lowest.x() < first.x() && lowest.y() < first.y()) {
            points.addFirst(lowest);
        }
        Point last = points.getLast();
        Point highest = goingOn(last, titles.margins()[titles.size() - 1], slope);
        if (highest.x() > last.x() && highest.y() > last.y()) {
            points.addLast(highest);
        }
        return new Isotonic(new Curve(points));
    }

    private static List<Pool> pools(LikedMargins titles) {
        double[] margins = titles.margins();
        List<Pool> pools = new ArrayList<>();
        for (int start = 0; start < margins.length; ) {
            Pool pool = start == 0 ? new Pool(1, 1, 0, 0) : new Pool(0, 0, 0, 0);
            int end = start;
            for (; end < margins.length && margins[end] == margins[start]; end++) {
                pool = pool.with(new Pool(titles.liked()[end], 1, margins[end], 1));
            }
            if (end == margins.length) {
                pool = pool.with(new Pool(0, 1, 0, 0));
            }
            while (!pools.isEmpty() && pools.getLast().share() >= pool.share()) {
                pool = pools.removeLast().with(pool);
            }
            pools.add(pool);
            start = end;
        }
        return pools;
    }

    private static Point goingOn(Point from, double margin, double slope) {
        double logOdds = LogOdds.of(from.y()) + slope * (margin - from.x());
        return new Point(margin, LogOdds.toProbability(logOdds));
    }
}
