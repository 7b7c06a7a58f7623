package io.marquee.evaluation;

/// Lets a model pass only if it knows more than the naive answers do, beyond what chance could have
/// given it.
public final class NaiveGate {

    /// The chance level of the area under the ROC curve.
    private static final double COIN = 0.5;

    private NaiveGate() {}

    /// The gate's answer.
    ///
    /// @param sentence why, for people
    public record Verdict(boolean accepted, String sentence) {}

    /// Judges both models by their 95 % intervals on the test split.
    public static Verdict judge(Evaluation evaluation) {
        double r2 = evaluation.rating().model().r2();
        double lowestR2 = evaluation.rating().intervals().r2().low();
        if (Double.isNaN(r2)) {
            return new Verdict(
                    false,
                    "All %d titles tested on have the same rating, so nothing can be said of the rating model."
                            .formatted(evaluation.rating().testTitles()));
        }
        if (!(lowestR2 > 0)) {
            return new Verdict(
                    false,
                    "The rating model knows no more than the mean rating does: R² is %.3f, and may as well be %.3f."
                            .formatted(r2, lowestR2));
        }
        double auc = evaluation.liked().model().rocAuc();
        double lowestAuc = evaluation.liked().intervals().rocAuc().low();
        if (Double.isNaN(auc)) {
            return new Verdict(
                    false,
                    "The %d titles tested on are all liked, or none is, so nothing can be said of the liked model."
                            .formatted(evaluation.liked().testTitles()));
        }
        if (!(lowestAuc > COIN)) {
            return new Verdict(
                    false,
                    "The liked model ranks titles no better than a coin: ROC AUC is %.3f, and may as well be %.3f."
                            .formatted(auc, lowestAuc));
        }
        return new Verdict(
                true,
                "Both models beat the naive answers: R² %.3f (at least %.3f), ROC AUC %.3f (at least %.3f)."
                        .formatted(r2, lowestR2, auc, lowestAuc));
    }
}
