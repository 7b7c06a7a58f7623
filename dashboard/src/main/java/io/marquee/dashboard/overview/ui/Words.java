package io.marquee.dashboard.overview.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Figures and times as people read them; a dash where there is none.
final class Words {

    private static final String NONE = "–";
    private static final double MILLIS_PER_SECOND = 1_000;

    /// The zone of this machine, which is where the reader sits.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());

    private Words() {}

    static String time(Instant time) {
        return TIME.format(time);
    }

    /// @param figure NaN if unknown
    static String figure(double figure) {
        return Double.isNaN(figure) ? NONE : String.format(Locale.ROOT, "%.3f", figure);
    }

    static String count(@Nullable Long count) {
        return count == null ? NONE : String.format(Locale.ROOT, "%,d", count);
    }

    static String seconds(@Nullable Duration duration) {
        return duration == null
                ? NONE
                : String.format(Locale.ROOT, "%.1f", duration.toMillis() / MILLIS_PER_SECOND);
    }
}
