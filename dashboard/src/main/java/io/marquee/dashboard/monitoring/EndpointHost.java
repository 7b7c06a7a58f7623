package io.marquee.dashboard.monitoring;

/// Where endpoints live that answer requests. Both take seconds, and neither asks whether the user
/// may: that is for [EndpointService].
interface EndpointHost {

    /// Asks how an endpoint does.
    ///
    /// @throws io.marquee.UserError if there is no such endpoint, or nobody says
    EndpointState read(String name);

    /// Asks for the way back, and does not wait until it has been gone.
    ///
    /// @param from the configuration it runs on, as whoever asks was told
    /// @param target the configuration to go back to, likewise
    /// @throws io.marquee.UserError if it is otherwise by now, or is refused
    void rollBack(String name, String from, String target);
}
