package io.marquee.infra.cloudwatch;

import java.time.Instant;

/// An alarm as it stands.
///
/// @param reason why, in CloudWatch's words; may be empty
/// @param since when it came to this state
public record AlarmFigure(String name, State state, String reason, Instant since) {

    /// How an alarm stands.
    public enum State {
        OK,
        ALARM,
        /// Not enough data to tell.
        UNKNOWN
    }
}
