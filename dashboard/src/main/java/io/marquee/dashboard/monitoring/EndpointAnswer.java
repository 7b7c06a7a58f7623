package io.marquee.dashboard.monitoring;

import java.time.Instant;

/// What came of asking how an endpoint does.
public sealed interface EndpointAnswer {

    /// @param state what was told
    record Told(EndpointState state) implements EndpointAnswer {}

    /// @param reason why nothing was, in a sentence
    /// @param asOf when it was asked
    record Untold(String name, String reason, Instant asOf) implements EndpointAnswer {}
}
