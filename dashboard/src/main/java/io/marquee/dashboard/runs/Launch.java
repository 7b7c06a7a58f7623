package io.marquee.dashboard.runs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run that this dashboard started, as it keeps it: `launches/<id>/launch.json`.
///
/// @param id sorts by the time of the launch; the run's record carries it as its option `launch`
/// @param arguments all that the launcher was given, the command first
/// @param by who ordered it: a user, or a schedule
/// @param process null if the dashboard died between making this record and starting the process
/// @param cancelledAt when somebody asked it to stop; null if nobody did
public record Launch(
        int formatVersion,
        String id,
        LaunchOrder order,
        List<String> arguments,
        String by,
        Instant launchedAt,
        @Nullable ProcessId process,
        @Nullable Instant cancelledAt) {

    static final int FORMAT_VERSION = 1;

    public Launch {
        arguments = List.copyOf(arguments);
    }

    Launch with(ProcessId started) {
        return new Launch(
                formatVersion, id, order, arguments, by, launchedAt, started, cancelledAt);
    }

    Launch cancelled(Instant at) {
        return new Launch(formatVersion, id, order, arguments, by, launchedAt, process, at);
    }
}
