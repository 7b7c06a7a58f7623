package io.marquee.drift;

/// What kind of thing is watched.
public enum Section {
    /// A fact of the titles, as people know it.
    FEATURE,
    /// What the model answers.
    PREDICTION,
    /// What a group of feature columns contributes to the predicted rating, in rating points.
    ATTRIBUTION,
    /// What audiences said.
    LABEL
}
