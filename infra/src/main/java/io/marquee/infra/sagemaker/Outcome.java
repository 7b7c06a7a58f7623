package io.marquee.infra.sagemaker;

/// How a deployment ended.
public sealed interface Outcome {

    /// The endpoint serves what it should.
    ///
    /// @param changed false if it did so before
    record Serving(Endpoint endpoint, boolean changed) implements Outcome {}

    /// What was there before serves on.
    ///
    /// @param sentence what happened, and what is left over
    record RolledBack(Endpoint endpoint, String sentence) implements Outcome {}

    /// The endpoint is broken.
    ///
    /// @param sentence what happened, and what to do
    record Broken(Endpoint endpoint, String sentence) implements Outcome {}
}
