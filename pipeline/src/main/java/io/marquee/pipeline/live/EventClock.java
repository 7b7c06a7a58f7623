package io.marquee.pipeline.live;

import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.DateTimeUtils;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far time has come in a source, told by its rows.
///
/// The watermark trails the latest time seen in any row by as much as rows may be out of order, and
/// follows the clock when nothing has come for a while, so that windows end though a source is
/// idle. A row from the future does not move it beyond the present.
final class EventClock {

    /// What is latest before the first row.
    static final long BEFORE_ALL = Long.MIN_VALUE;

    private final Duration disorder;
    private final Duration idle;
    private long latest;
    private long lastRowAt = DateTimeUtils.currentTimeMillis();

    /// A clock.
    ///
    /// @param latest the latest time seen before, in milliseconds since 1970, or [#BEFORE_ALL]
    EventClock(Duration disorder, Duration idle, long latest) {
        this.disorder = disorder;
        this.idle = idle;
        this.latest = latest;
    }

    /// Takes a row in.
    ///
    /// @param happened null if the row does not say when
    /// @return the time that it shall bear
    Instant take(java.time.@Nullable Instant happened) {
        lastRowAt = DateTimeUtils.currentTimeMillis();
        if (happened == null) {
            return watermark(false);
        }
        latest = Math.max(latest, Math.min(happened.toEpochMilli(), lastRowAt));
        return Instant.ofEpochMilli(happened.toEpochMilli());
    }

    /// No row is to be expected from before.
    ///
    /// @param atEnd whether all rows that are there have been taken in
    Instant watermark(boolean atEnd) {
        long now = DateTimeUtils.currentTimeMillis();
        if (atEnd && now - lastRowAt >= idle.getMillis()) {
            latest = Math.max(latest, now - idle.getMillis());
        }
        return latest == BEFORE_ALL
                ? BoundedWindow.TIMESTAMP_MIN_VALUE
                : Instant.ofEpochMilli(latest).minus(disorder);
    }

    /// The latest time seen, in milliseconds since 1970.
    long latest() {
        return latest;
    }
}
