package io.marquee.card;

import io.marquee.evaluation.Interval;
import java.util.Locale;

/// Figures as a card shows them, the same on every machine; an undefined one is a dash.
final class Figures {

    private static final String NONE = "–";

    private Figures() {}

    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    static String figure(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : NONE;
    }

    /// With its sign.
    static String difference(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%+.3f", value) : NONE;
    }

    static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : NONE;
    }

    static String interval(Interval interval) {
        return Double.isFinite(interval.low())
                ? figure(interval.low()) + " to " + figure(interval.high())
                : NONE;
    }
}
