package io.marquee.calibration;

import io.marquee.calibration.LikeCalibration.Platt;
import java.util.Arrays;

/// Logistic regression of liked on the margin, with targets a little inside of 0 and 1, so that
/// even separable data have a finite answer.
///
/// Own code, because Smile's PlattScaling keeps its coefficients to itself and computes with
/// exponentials that may differ between machines.
///
/// Sources: Platt, "Probabilistic outputs for support vector machines", 1999, for the targets; Lin,
/// Lin and Weng, "A note on Platt's probabilistic outputs for support vector machines", 2007, for
/// Newton's method with a line search.
final class PlattFit {

    private static final int MOST_STEPS = 100;
    private static final double SMALLEST_STEP = 1e-10;

    /// What a step has to gain, as a share of what the slope promises.
    private static final double SUFFICIENT = 1e-4;

    /// Largest mean gradient of a fit that has arrived.
    private static final double ARRIVED = 1e-12;

    /// Keeps the Hessian invertible.
    private static final double RIDGE = 1e-12;

    /// Margins, centred and in standard deviations, which keeps the Hessian well conditioned.
    private final double[] z;

    private final double[] target;
    private double a;
    private double b;

    private PlattFit(double[] z, double[] target, double b) {
        this.z = z;
        this.target = target;
        this.b = b;
    }

    /// The fitted calibration; with slope 0 where higher margins are not liked more.
    ///
    /// @param titles at least one
    static Platt of(LikedMargins titles) {
        int liked = titles.countLiked();
        double high = (liked + 1.0) / (liked + 2.0);
        double low = 1.0 / (titles.size() - liked + 2.0);
        double[] target = Arrays.stream(titles.liked()).map(y -> y == 1 ? high : low).toArray();
        double share = mean(target);
        double level = StrictMath.log(share / (1 - share));

        double mean = mean(titles.margins());
        double[] z = Arrays.stream(titles.margins()).map(m -> m - mean).toArray();
        double deviation = Math.sqrt(mean(Arrays.stream(z).map(d -> d * d).toArray()));
        if (titles.margins()[0] == titles.margins()[titles.size() - 1] || deviation == 0) {
            return new Platt(0, level);
        }
        for (int i = 0; i < z.length; i++) {
            z[i] /= deviation;
        }
        PlattFit fit = new PlattFit(z, target, level);
        fit.run();
        // The loss is convex, so where the best slope descends, the best of those that do not is 0.
        return fit.a > 0
                ? new Platt(fit.a / deviation, fit.b - fit.a / deviation * mean)
                : new Platt(0, level);
    }

    private void run() {
        double loss = loss(a, b);
        for (int step = 0; step < MOST_STEPS; step++) {
            double aa = RIDGE;
            double bb = RIDGE;
            double ab = 0;
            double ga = 0;
            double gb = 0;
            for (int i = 0; i < z.length; i++) {
                double p = 1 / (1 + StrictMath.exp(-(a * z[i] + b)));
                double curvature = p * (1 - p);
                aa += z[i] * z[i] * curvature;
                bb += curvature;
                ab += z[i] * curvature;
                ga += z[i] * (p - target[i]);
                gb += p - target[i];
            }
            if (Math.abs(ga) < ARRIVED * z.length && Math.abs(gb) < ARRIVED * z.length) {
                return;
            }
            double determinant = aa * bb - ab * ab;
            double da = -(bb * ga - ab * gb) / determinant;
            double db = -(aa * gb - ab * ga) / determinant;
            double promised = ga * da + gb * db;
            double length = 1;
            double next = loss(a + da, b + db);
            while (!(next < loss + SUFFICIENT * length * promised)) {
                length /= 2;
                if (length < SMALLEST_STEP) {
                    // Nothing better can be told from rounding.
                    return;
                }
                next = loss(a + length * da, b + length * db);
            }
            a += length * da;
            b += length * db;
            loss = next;
        }
    }

    private double loss(double slope, double intercept) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double f = slope * z[i] + intercept;
            // Two forms of the same, so that no exponential overflows.
            sum +=
                    f >= 0
                            ? (1 - target[i]) * f + StrictMath.log1p(StrictMath.exp(-f))
                            : -target[i] * f + StrictMath.log1p(StrictMath.exp(f));
        }
        return sum;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
