package io.marquee.infra.sagemaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a deployment costs, in the terms of AWS's bills. No prices: they differ by region and
/// change.
public final class CostFacts {

    /// As AWS reckons a month.
    private static final int HOURS_A_MONTH = 730;

    private CostFacts() {}

    /// Sentences for people.
    public static List<String> of(Deployment deployment) {
        List<String> facts = new ArrayList<>();
        Deployment.Settings settings = deployment.settings();
        int fleets = deployment.shadow() == null ? 1 : 2;
        switch (settings.hosting()) {
            case Hosting.Instances(String type, int count) -> {
                facts.add(
                        String.format(
                                Locale.ROOT,
                                "%d x %s, day and night until deleted: %,d instance-hours a month.",
                                count * fleets,
                                type,
                                count * fleets * HOURS_A_MONTH));
                Scaling scaling = settings.scaling();
                if (scaling != null) {
                    facts.add(
                            String.format(
                                    Locale.ROOT,
                                    "Auto-scaling may make it %d x %s: %,d instance-hours a month.",
                                    scaling.most() * fleets,
                                    type,
                                    scaling.most() * fleets * HOURS_A_MONTH));
                }
                facts.add("While a roll-out goes on, the old and the new machines both cost.");
            }
            case Hosting.Serverless(int memoryMb, int concurrency) ->
                    facts.add(
                            "Serverless, %d MB, up to %d requests at once: paid by the second of computing, nothing when idle."
                                    .formatted(memoryMb, concurrency));
        }
        if (fleets == 2) {
            facts.add("Half of these are the shadow's.");
        }
        if (settings.capturePercent() > 0) {
            facts.add(
                    "%d %% of the invocations are kept in %s; they are never deleted by Marquee."
                            .formatted(settings.capturePercent(), settings.captureTo()));
        }
        return facts;
    }
}
