package io.marquee.gate;

import io.marquee.evaluation.OrUndefined;

/// One thing that the gate looked at.
///
/// @param name stable, for programs
/// @param passed whether it speaks for the model, or at least not against it
/// @param figure what was held against the bar; NaN (JSON: null) if undefined or not looked at
/// @param bar what the figure had to reach or not to exceed; NaN (JSON: null) if not looked at
/// @param sentence what was found, for people
public record Check(
        String name,
        boolean passed,
        @OrUndefined double figure,
        @OrUndefined double bar,
        String sentence) {

    /// A check that could not be made, which is not held against the model.
    static Check skipped(String name, String why) {
        return new Check(name, true, Double.NaN, Double.NaN, why);
    }
}
