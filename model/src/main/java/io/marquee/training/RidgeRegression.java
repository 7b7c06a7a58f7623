package io.marquee.training;

/// Linear regression on many columns that are mostly zeros, with coefficients drawn toward 0.
///
/// Minimizes `|X b - y|² + |b|²` by conjugate gradients on the normal equations, which needs no
/// more than products with X. Source: Hestenes and Stiefel, "Methods of Conjugate Gradients for
/// Solving Linear Systems", 1952; Björck, "Numerical Methods for Least Squares Problems", 1996,
/// section 7.4 (CGLS).
final class RidgeRegression {

    private static final int MOST_STEPS = 200;

    /// The search ends when the gradient has shrunk to this share of what it was at first.
    private static final double TOLERANCE = 1e-5;

    private RidgeRegression() {}

    /// The coefficients, one per column. The same input gives the same bits.
    ///
    /// @param y one value per row
    static double[] fit(SparseRows x, double[] y) {
        double[] coefficients = new double[x.columns()];
        double[] residual = y.clone();
        double[] gradient = x.transposedTimes(residual);
        double[] direction = gradient.clone();
        double square = dot(gradient, gradient);
        double enough = square * TOLERANCE * TOLERANCE;
        for (int step = 0; step < MOST_STEPS && square > enough; step++) {
            double[] image = x.times(direction);
            double length = square / (dot(image, image) + dot(direction, direction));
            addTo(coefficients, length, direction);
            addTo(residual, -length, image);
            gradient = x.transposedTimes(residual);
            addTo(gradient, -1, coefficients);
            double next = dot(gradient, gradient);
            double turn = next / square;
            for (int i = 0; i < direction.length; i++) {
                direction[i] = gradient[i] + turn * direction[i];
            }
            square = next;
        }
        return coefficients;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void addTo(double[] sum, double factor, double[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * vector[i];
        }
    }
}
