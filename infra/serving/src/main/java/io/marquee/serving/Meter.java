package io.marquee.serving;

/// What is counted while the server runs.
interface Meter {

    /// Counts nothing.
    Meter NONE =
            new Meter() {
                @Override
                public void request(String route, int status, double seconds) {}

                @Override
                public void titles(int predicted, int rejected) {}

                @Override
                public void modelServes(String version) {}

                @Override
                public void modelFailed(String why) {}
            };

    /// A request has been answered.
    ///
    /// @param route one of [Routes]'s, or `other`
    void request(String route, int status, double seconds);

    /// An invocation has been answered with 200.
    void titles(int predicted, int rejected);

    /// Another model serves from now on.
    void modelServes(String version);

    /// A model was refused.
    ///
    /// @param why `load` if it could not be opened, `golden` if it answers otherwise than it did
    void modelFailed(String why);
}
