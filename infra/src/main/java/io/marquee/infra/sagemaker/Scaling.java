package io.marquee.infra.sagemaker;

import io.marquee.UserError;

/// As many instances as there is to do.
///
/// @param least of instances
/// @param most of instances
/// @param invocationsPerMinute of one instance; more instances are added beyond it
public record Scaling(int least, int most, double invocationsPerMinute) {

    public Scaling {
        if (least < 1 || most < least) {
            throw new UserError(
                    "Auto-scaling between %d and %d instances makes no sense: --max-instances has to be at least --instances, and that at least 1."
                            .formatted(least, most));
        }
        if (!(invocationsPerMinute > 0)) {
            throw new UserError(
                    "--scale-at is %s; it has to be more than 0 invocations a minute."
                            .formatted(invocationsPerMinute));
        }
    }
}
