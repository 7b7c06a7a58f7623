package io.marquee.dashboard.runs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run in a list.
///
/// @param id of the run, or of the launch where no run came of it (yet)
/// @param launch the launch it came of; null if it was not started by this dashboard
/// @param runner `DirectRunner` or `FlinkRunner`; null if it has not come so far
/// @param took null while it goes on, and if nobody saw it end
/// @param rows rows read; null if it has not come so far
/// @param stage what it is at; null if it has not come so far or has ended
/// @param modelVersion the model it made or used; null if none
/// @param error one sentence on why it did not end well; null if it did, and until then
public record RunEntry(
        String id,
        @Nullable String launch,
        String command,
        RunState state,
        @Nullable String runner,
        Instant startedAt,
        @Nullable Duration took,
        @Nullable Long rows,
        @Nullable StageProgress stage,
        @Nullable String modelVersion,
        @Nullable String error) {}
