package io.marquee.calibration;

import java.util.List;

/// A function of one number: straight lines between points, level beyond the first and the last.
///
/// @param points at least one, `x` strictly ascending
public record Curve(List<Point> points) {

    /// @param x finite
    /// @param y finite
    public record Point(double x, double y) {
        public Point {
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException("a point at (%s, %s)".formatted(x, y));
            }
        }
    }

    public Curve {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a curve without points");
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i - 1).x() >= points.get(i).x()) {
                throw new IllegalArgumentException("the points of a curve are out of order");
            }
        }
    }

    /// The curve at `x`. Rounding never takes it beyond the two points it lies between, so a curve
    /// of ascending points is ascending everywhere.
    ///
    /// @throws IllegalArgumentException if `x` is not a number
    public double at(double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("a curve has no value at NaN");
        }
        int above = firstAbove(x);
        if (above == 0) {
            return points.getFirst().y();
        }
        Point left = points.get(above - 1);
        if (above == points.size()) {
            return left.y();
        }
        Point right = points.get(above);
        double y = left.y() + (x - left.x()) / (right.x() - left.x()) * (right.y() - left.y());
        return Math.clamp(y, Math.min(left.y(), right.y()), Math.max(left.y(), right.y()));
    }

    /// Place of the first point right of `x`; their number if there is none.
    private int firstAbove(double x) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).x() <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
