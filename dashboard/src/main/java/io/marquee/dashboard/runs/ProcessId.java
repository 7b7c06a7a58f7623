package io.marquee.dashboard.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A process, and not another one that was later given the same number.
///
/// @param pid its number
/// @param startedAt as the operating system tells
public record ProcessId(long pid, Instant startedAt) {

    /// The operating system counts from its own start, which it tells to the second.
    private static final Duration BLUR = Duration.ofSeconds(2);

    /// @return empty if it has ended before it could be looked at
    static Optional<ProcessId> of(ProcessHandle process) {
        return process.info().startInstant().map(start -> new ProcessId(process.pid(), start));
    }

    /// The process itself; empty if it has ended.
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        process.info().startInstant().filter(this::isMyStart).isPresent());
    }

    private boolean isMyStart(Instant start) {
        return Duration.between(start, startedAt).abs().compareTo(BLUR) < 0;
    }
}
