package io.marquee.evaluation;

import org.jspecify.annotations.Nullable;

/// What was looked into beside the test split. Each takes trainings of its own, so each is null
/// where it was not asked for.
public record Studies(
        @Nullable CrossValidation crossValidation,
        @Nullable LearningCurve learningCurve,
        @Nullable BackTest backTest,
        @Nullable NoiseControl noiseControl,
        @Nullable LeakReport leaks) {

    /// Nothing but the test split.
    public static final Studies NONE = new Studies(null, null, null, null, null);
}
