package io.marquee.dashboard.quality;

import java.time.Instant;

/// How one of many runs fared with its rows.
public record TrendPoint(String runId, String command, Instant startedAt, RowCounts rows) {}
