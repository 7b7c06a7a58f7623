package io.marquee.search;

import io.marquee.training.TrainingPlan;

/// What a search came to.
///
/// @param plan how the models are to be trained
/// @param record how it was found
public record SearchOutcome(TrainingPlan plan, SearchRecord record) {}
