package io.marquee.label;

import io.marquee.UserError;
import java.io.Serializable;

/// When evidence is enough for a label, and when a title counts as liked.
///
/// @param minimumRatings fewer ratings leave a title unlabelled; at least 1
/// @param likedThreshold a title is liked if its rating is at least this; above 1, at most 5
public record LabelOptions(int minimumRatings, double likedThreshold) implements Serializable {

    /// Five ratings, and liked from 3.5, which is 7 of 10.
    public static final LabelOptions DEFAULT = new LabelOptions(5, 3.5);

    public LabelOptions {
        if (minimumRatings < 1) {
            throw new UserError(
                    "--minimum-ratings is %d; it must be at least 1.".formatted(minimumRatings));
        }
        if (!(likedThreshold > 1 && likedThreshold <= 5)) {
            throw new UserError(
                    "--liked-threshold is %s; it must be above 1 and at most 5."
                            .formatted(likedThreshold));
        }
    }
}
