package io.marquee.explanation;

/// Gauss-Legendre quadrature on the interval from 0 to 1: with `n` points the integral of every
/// polynomial of degree up to `2n - 1` is exact.
///
/// Source: Davis and Rabinowitz, "Methods of Numerical Integration", 2nd edition, 1984, section
/// 2.7.
///
/// @param points where to evaluate, between 0 and 1, both exclusive
/// @param weights one per point; they add up to 1
@SuppressWarnings("ArrayRecordComponent") // never compared
record Quadrature(double[] points, double[] weights) {

    private static final int MOST_STEPS = 100;

    /// @param n number of points, at least 1
    static Quadrature of(int n) {
        double[] points = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            // Close enough to the i-th root for Newton's method to find that one and no other.
            double x = StrictMath.cos(StrictMath.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            double step = 1;
            for (int round = 0; round < MOST_STEPS && Math.abs(step) > Math.ulp(1.0); round++) {
                double[] legendre = legendre(n, x);
                slope = n * (x * legendre[0] - legendre[1]) / (x * x - 1);
                step = legendre[0] / slope;
                x -= step;
            }
            points[i] = (1 - x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
        return new Quadrature(points, weights);
    }

    /// The Legendre polynomials of degrees `n` and `n - 1` at `x`.
    private static double[] legendre(int n, double x) {
        double before = 1;
        double last = x;
        for (int k = 2; k <= n; k++) {
            double next = ((2 * k - 1) * x * last - (k - 1) * before) / k;
            before = last;
            last = next;
        }
        return new double[] {last, before};
    }
}
