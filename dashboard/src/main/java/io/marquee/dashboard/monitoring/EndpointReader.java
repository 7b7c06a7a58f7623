package io.marquee.dashboard.monitoring;

import java.util.List;

/// Tells how endpoints do that answer requests elsewhere.
public interface EndpointReader {

    /// The endpoints to look at, as whoever started the dashboard has named them; empty for none.
    List<String> names();

    /// Asks how an endpoint does, which takes seconds.
    ///
    /// @throws io.marquee.UserError if there is no such endpoint, or nobody says
    EndpointState read(String name);
}
