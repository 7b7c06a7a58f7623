package io.marquee.dashboard.overview;

import io.marquee.registry.RunStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run in a list.
///
/// @param command `train`, `score` and so on
/// @param status how it really stands: INTERRUPTED if it says RUNNING but its process is gone
/// @param took null if it has not ended, or nobody saw it end
/// @param rows rows read; null if it did not come so far
/// @param error one sentence on why it was not DONE; null if it was, and until then
public record RunSummary(
        String id,
        String command,
        RunStatus status,
        Instant startedAt,
        @Nullable Duration took,
        @Nullable Long rows,
        @Nullable String error) {}
