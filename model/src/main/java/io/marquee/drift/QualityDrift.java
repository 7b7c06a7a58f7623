package io.marquee.drift;

import io.marquee.evaluation.OrUndefined;

/// A figure of how predictions turned out, beside that of the day of training.
///
/// @param figure `rmse`, `log_loss` or `roc_auc`
/// @param titles that it is of; none of them was learnt from
/// @param value NaN (JSON: null) if it is not defined
/// @param low lower end of its 95 % interval
/// @param high upper end
/// @param expected on the day of training
public record QualityDrift(
        String figure,
        long titles,
        @OrUndefined double value,
        @OrUndefined double low,
        @OrUndefined double high,
        @OrUndefined double expected,
        DriftStatus status) {}
