package io.marquee.gate;

/// What became of opening the stored model and asking it again about titles whose predictions were
/// noted when it was trained.
public enum GoldenReplay {
    /// It gave the same predictions.
    REPRODUCED,
    /// It could not be opened, or gave others.
    DIFFERENT,
    /// Nobody has tried yet.
    NOT_TRIED
}
