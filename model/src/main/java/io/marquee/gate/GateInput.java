package io.marquee.gate;

import io.marquee.evaluation.Evaluation;
import org.jspecify.annotations.Nullable;

/// All that the gate looks at.
///
/// @param champion how the model does beside the present champion; null if there is none
public record GateInput(
        Evaluation evaluation, @Nullable ChampionComparison champion, GoldenReplay golden) {}
