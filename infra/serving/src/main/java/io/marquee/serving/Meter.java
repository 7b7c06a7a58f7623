package io.marquee.serving;

/// What is counted while the server runs; nothing, unless a method is overridden.
interface Meter {

    /// A request has been answered.
    ///
    /// @param route one of [Routes]'s, or `other`
    default void request(String route, int status, double seconds) {}

    /// An invocation has been answered with 200.
    default void titles(int predicted, int rejected) {}

    /// Another model serves from now on.
    default void modelServes(String version) {}

    /// A model was refused.
    ///
    /// @param why `load` if it could not be opened, `golden` if it answers otherwise than it did
    default void modelFailed(String why) {}
}
