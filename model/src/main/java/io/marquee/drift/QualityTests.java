package io.marquee.drift;

import java.util.ArrayList;
import java.util.List;

/// Compares how predictions turned out with how good the model was when it was trained.
///
/// A figure is worse if the better end of its 95 % interval is worse than it was then, and it is
/// worse by a tenth (the AUC: by a tenth of its distance from chance).
final class QualityTests {

    private static final double NORMAL_QUANTILE = 1.959964;
    private static final double WORSE = 0.1;
    private static final double CHANCE = 0.5;

    private final QualityReference reference;
    private final Thresholds thresholds;

    QualityTests(QualityReference reference, Thresholds thresholds) {
        this.reference = reference;
        this.thresholds = thresholds;
    }

    List<QualityDrift> compare(Outcomes outcomes) {
        List<QualityDrift> quality = new ArrayList<>();
        if (outcomes.rated() > 0) {
            Outcomes.Mean square = outcomes.squaredError();
            quality.add(
                    figure(
                            "rmse",
                            outcomes.rated(),
                            Math.sqrt(square.value()),
                            Math.sqrt(
                                    Math.max(0, square.value() - NORMAL_QUANTILE * square.error())),
                            Math.sqrt(square.value() + NORMAL_QUANTILE * square.error()),
                            reference.rmse()));
        }
        if (outcomes.judged() > 0) {
            Outcomes.Mean loss = outcomes.logLoss();
            quality.add(
                    figure(
                            "log_loss",
                            outcomes.judged(),
                            loss.value(),
                            loss.value() - NORMAL_QUANTILE * loss.error(),
                            loss.value() + NORMAL_QUANTILE * loss.error(),
                            reference.logLoss()));
            quality.add(auc(outcomes));
        }
        return quality;
    }

    private QualityDrift auc(Outcomes outcomes) {
        Outcomes.Mean auc = outcomes.rocAuc();
        double low = auc.value() - NORMAL_QUANTILE * auc.error();
        double high = auc.value() + NORMAL_QUANTILE * auc.error();
        boolean worse =
                high < reference.rocAuc()
                        && auc.value() - CHANCE < (1 - WORSE) * (reference.rocAuc() - CHANCE);
        return new QualityDrift(
                "roc_auc",
                outcomes.judged(),
                auc.value(),
                low,
                high,
                reference.rocAuc(),
                Double.isNaN(auc.value())
                        ? DriftStatus.NOT_ENOUGH_DATA
                        : status(outcomes.judged(), worse));
    }

    private QualityDrift figure(
            String name, long titles, double value, double low, double high, double expected) {
        boolean worse = low > expected && value > (1 + WORSE) * expected;
        return new QualityDrift(name, titles, value, low, high, expected, status(titles, worse));
    }

    private DriftStatus status(long titles, boolean worse) {
        if (titles < thresholds.minimumTitles()) {
            return DriftStatus.NOT_ENOUGH_DATA;
        }
        return worse ? DriftStatus.DRIFTED : DriftStatus.OK;
    }
}
