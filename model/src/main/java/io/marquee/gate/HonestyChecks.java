package io.marquee.gate;

import io.marquee.evaluation.LeakReport;
import io.marquee.evaluation.LeakReport.ColumnPower;
import io.marquee.evaluation.NoiseControl;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether what the model knows was come by honestly, and whether it is this model at all.
final class HonestyChecks {

    private HonestyChecks() {}

    static Check leaks(@Nullable LeakReport report) {
        if (report == null || report.columns().isEmpty()) {
            return Check.skipped("leaks", "No feature was looked at by itself.");
        }
        List<ColumnPower> suspicious = report.suspicious();
        if (suspicious.isEmpty()) {
            ColumnPower strongest = report.columns().getFirst();
            return new Check(
                    "leaks",
                    true,
                    strongest.r2(),
                    LeakReport.SUSPICIOUS_R2,
                    String.format(
                            Locale.ROOT,
                            "No single feature tells too much; %s tells most of the ratings, with R² %.3f by itself.",
                            strongest.column(),
                            strongest.r2()));
        }
        ColumnPower worst = suspicious.getFirst();
        boolean byRating = worst.r2() > LeakReport.SUSPICIOUS_R2;
        return new Check(
                "leaks",
                false,
                byRating ? worst.r2() : worst.rocAuc(),
                byRating ? LeakReport.SUSPICIOUS_R2 : LeakReport.SUSPICIOUS_ROC_AUC,
                String.format(
                        Locale.ROOT,
                        "The answer seems to be among the questions: too much is told by %s (the first has, by itself, R² %.3f of the ratings and ROC AUC %.3f of being liked). Leave out what is known only after release.",
                        suspicious.stream()
                                .map(ColumnPower::column)
                                .collect(Collectors.joining(", ")),
                        worst.r2(),
                        worst.rocAuc()));
    }

    static Check noiseControl(@Nullable NoiseControl control) {
        if (control == null) {
            return Check.skipped("noise_control", "Training on shuffled labels was not asked for.");
        }
        double r2Excess = Math.abs(control.r2()) / control.r2Bar();
        double aucExcess = Math.abs(control.rocAuc() - 0.5) / control.rocAucBar();
        boolean byRating = r2Excess >= aucExcess;
        boolean passed = control.passed();
        return new Check(
                "noise_control",
                passed,
                byRating ? Math.abs(control.r2()) : Math.abs(control.rocAuc() - 0.5),
                byRating ? control.r2Bar() : control.rocAucBar(),
                String.format(
                        Locale.ROOT,
                        "Trained on labels dealt at random, it %s: R² is %.3f (within %.3f of 0 is right), ROC AUC %.3f (within %.3f of 0.5)%s",
                        passed ? "learns nothing, as it should" : "still seems to find something",
                        control.r2(),
                        control.r2Bar(),
                        control.rocAuc(),
                        control.rocAucBar(),
                        passed
                                ? "."
                                : ". So the figures of the real model cannot be trusted: labels leak into the features, or the test is too small."));
    }

    static Check golden(GoldenReplay replay) {
        return switch (replay) {
            case REPRODUCED ->
                    new Check(
                            "golden_predictions",
                            true,
                            1,
                            1,
                            "The stored model opens and repeats the predictions noted at training.");
            case DIFFERENT ->
                    new Check(
                            "golden_predictions",
                            false,
                            0,
                            1,
                            "The stored model does not repeat the predictions noted at training, so it is not the model that was tested. Train anew.");
            case NOT_TRIED ->
                    Check.skipped(
                            "golden_predictions",
                            "The stored model was not opened and asked again.");
        };
    }
}
