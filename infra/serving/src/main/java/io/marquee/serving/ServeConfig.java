package io.marquee.serving;

import io.marquee.UserError;
import java.net.InetAddress;
import java.time.Duration;

/// How the server listens, and what it puts up with.
///
/// @param address of this machine to listen at
/// @param port to listen at; 0 for any that is free
/// @param limits what one request and all of them together may take
/// @param patience how long it waits for others
record ServeConfig(String address, int port, Limits limits, Patience patience) {

    ServeConfig {
        between("port", port, 0, 65_535);
        try {
            InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "'%s' is no address of this machine. Give one in numbers, such as 127.0.0.1 or 0.0.0.0."
                            .formatted(address),
                    e);
        }
    }

    /// What requests may take.
    ///
    /// @param workers how many requests are computed at once
    /// @param queue how many more wait; beyond them the answer is 503
    /// @param bodyBytes the largest body
    /// @param titles the most in one request
    /// @param connections the most at once; more wait to be accepted
    record Limits(int workers, int queue, int bodyBytes, int titles, int connections) {

        Limits {
            between("workers", workers, 1, 1_024);
            between("queue", queue, 1, 100_000);
            between("body, in bytes,", bodyBytes, 1, 256 << 20);
            between("titles", titles, 1, 1_000_000);
            between("connections", connections, 1, 100_000);
        }
    }

    /// How long the server waits.
    ///
    /// @param idle for the next byte
    /// @param request for the next request's head to be complete, and for the first bytes of its
    ///   body; from then on a body has to come at [#BYTES_PER_SECOND] or more
    /// @param drain for requests to end when the server is stopped
    record Patience(Duration idle, Duration request, Duration drain) {

        /// The least speed of a body.
        static final int BYTES_PER_SECOND = 10_000;

        static final Patience USUAL =
                new Patience(
                        Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    private static void between(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new UserError(
                    "The number of the %s cannot be %,d; give one from %,d to %,d."
                            .formatted(what, value, least, most));
        }
    }
}
