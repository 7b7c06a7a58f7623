package io.marquee.dashboard.genres;

/// Which verdicts of audiences predictions are held against.
public enum Actuals {
    /// Those on titles the model has not learnt from, which alone tell how good it is.
    UNLEARNT,
    /// All, those the model has learnt from among them: it does better on these.
    ALL
}
