package io.marquee.sample;

import io.marquee.UserError;
import java.time.Duration;
import java.time.Instant;

/// What a stream of events is to be like.
///
/// @param events good ones, each once
/// @param titles that they are about
/// @param rate events a second, in the time in which they happen
/// @param skew how much some titles are ahead of others: the n-th is chosen with weight `1 /
///   n^skew`, so 0 is all alike
/// @param start when the first may happen
/// @param disorder how far an event in time may be behind its place in the stream
/// @param lateness how far a late event may be behind its place
/// @param shares of the stream that are not as they should be
record StreamPlan(
        long events,
        int titles,
        long seed,
        double rate,
        double skew,
        Instant start,
        Duration disorder,
        Duration lateness,
        Shares shares) {

    private static final long MOST_EVENTS = 1_000_000_000;
    private static final int MOST_TITLES = 10_000_000;
    private static final double HIGHEST_RATE = 1e7;
    private static final double LARGEST_SHARE = 0.5;
    private static final double LARGEST_SKEW = 3;

    /// Shares of good events.
    ///
    /// @param late that come late
    /// @param duplicates that come twice
    /// @param bad bad rows beside so many good ones
    record Shares(double late, double duplicates, double bad) {}

    StreamPlan {
        within("--events", (double) events, 1, MOST_EVENTS);
        within("--titles", titles, 1, MOST_TITLES);
        within("--rate", rate, 0.001, HIGHEST_RATE);
        within("--skew", skew, 0, LARGEST_SKEW);
        within("--late", shares.late(), 0, LARGEST_SHARE);
        within("--duplicates", shares.duplicates(), 0, LARGEST_SHARE);
        within("--bad", shares.bad(), 0, LARGEST_SHARE);
        if (lateness.compareTo(disorder) <= 0) {
            throw new UserError(
                    "--lateness is %d s, which is not beyond --disorder with %d s."
                            .formatted(lateness.toSeconds(), disorder.toSeconds()));
        }
    }

    private static void within(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new UserError(
                    "%s is %s; it must be from %s to %s."
                            .formatted(option, plain(value), plain(least), plain(most)));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
