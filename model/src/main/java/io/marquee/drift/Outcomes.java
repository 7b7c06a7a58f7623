package io.marquee.drift;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// How predictions turned out, in integers, so that adding in another order gives the same.
final class Outcomes {

    /// Errors and losses are kept in millionths.
    private static final double SCALE = 1e6;

    /// Probabilities are told apart to a thousandth, which ranks them to about that.
    private static final int PROBABILITY_CELLS = 1_000;

    /// As in the evaluation: no probability is taken to be nearer to 0 or 1.
    private static final double LEAST_PROBABILITY = 1e-15;

    private long rated;
    private long squaredErrors;
    private long squaredErrorSquares;
    private long judged;
    private long losses;
    private long lossSquares;
    private final long[] liked = new long[PROBABILITY_CELLS];
    private final long[] notLiked = new long[PROBABILITY_CELLS];

    /// A rating that was predicted, and the one that came.
    void rating(double predicted, double actual) {
        double square = (predicted - actual) * (predicted - actual);
        rated++;
        squaredErrors += Math.round(square * SCALE);
        squaredErrorSquares += Math.round(square * square * SCALE);
    }

    /// A probability that was predicted, and what came true.
    void verdict(double probability, boolean actual) {
        double given = Math.max(actual ? probability : 1 - probability, LEAST_PROBABILITY);
        double loss = -StrictMath.log(given);
        judged++;
        losses += Math.round(loss * SCALE);
        lossSquares += Math.round(loss * loss * SCALE);
        int cell = (int) Math.min(probability * PROBABILITY_CELLS, PROBABILITY_CELLS - 1.0);
        (actual ? liked : notLiked)[cell]++;
    }

    void addAll(Outcomes other) {
        rated += other.rated;
        squaredErrors += other.squaredErrors;
        squaredErrorSquares += other.squaredErrorSquares;
        judged += other.judged;
        losses += other.losses;
        lossSquares += other.lossSquares;
        for (int cell = 0; cell < PROBABILITY_CELLS; cell++) {
            liked[cell] += other.liked[cell];
            notLiked[cell] += other.notLiked[cell];
        }
    }

    long rated() {
        return rated;
    }

    long judged() {
        return judged;
    }

    /// Mean squared error and its standard error.
    Mean squaredError() {
        return Mean.of(rated, squaredErrors / SCALE, squaredErrorSquares / SCALE);
    }

    /// Mean log loss and its standard error, in nats.
    Mean logLoss() {
        return Mean.of(judged, losses / SCALE, lossSquares / SCALE);
    }

    /// ROC AUC with the standard error of Hanley and McNeil, "The meaning and use of the area under
    /// a ROC curve", 1982. Probabilities of one cell are ties.
    Mean rocAuc() {
        double positives = 0;
        double negatives = 0;
        double won = 0;
        for (int cell = 0; cell < PROBABILITY_CELLS; cell++) {
            won += liked[cell] * (negatives + notLiked[cell] / 2.0);
            positives += liked[cell];
            negatives += notLiked[cell];
        }
        double auc = won / (positives * negatives);
        double both = auc / (2 - auc);
        double either = 2 * auc * auc / (1 + auc);
        double variance =
                (auc * (1 - auc)
                                + (positives - 1) * (both - auc * auc)
                                + (negatives - 1) * (either - auc * auc))
                        / (positives * negatives);
        return new Mean(auc, Math.sqrt(variance));
    }

    /// A mean.
    ///
    /// @param value NaN of nothing
    /// @param error its standard error
    record Mean(double value, double error) {

        static Mean of(long count, double sum, double squares) {
            double mean = sum / count;
            double variance = Math.max(0, squares / count - mean * mean);
            return new Mean(mean, Math.sqrt(variance / count));
        }
    }

    void write(DataOutputStream out) throws IOException {
        for (long value :
                new long[] {
                    rated, squaredErrors, squaredErrorSquares, judged, losses, lossSquares
                }) {
            out.writeLong(value);
        }
        out.writeBoolean(judged > 0);
        if (judged > 0) {
            for (int cell = 0; cell < PROBABILITY_CELLS; cell++) {
                out.writeLong(liked[cell]);
                out.writeLong(notLiked[cell]);
            }
        }
    }

    static Outcomes read(DataInputStream in) throws IOException {
        Outcomes outcomes = new Outcomes();
        outcomes.rated = in.readLong();
        outcomes.squaredErrors = in.readLong();
        outcomes.squaredErrorSquares = in.readLong();
        outcomes.judged = in.readLong();
        outcomes.losses = in.readLong();
        outcomes.lossSquares = in.readLong();
        if (in.readBoolean()) {
            for (int cell = 0; cell < PROBABILITY_CELLS; cell++) {
                outcomes.liked[cell] = in.readLong();
                outcomes.notLiked[cell] = in.readLong();
            }
        }
        return outcomes;
    }
}
