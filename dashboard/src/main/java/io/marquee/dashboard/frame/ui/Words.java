package io.marquee.dashboard.frame.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Figures and times as people read them; a dash where there is none.
public final class Words {

    private static final String NONE = "–";
    private static final double PERCENT = 100;
    private static final double MILLIS_PER_SECOND = 1_000;

    /// The zone of this machine, which is where the reader sits.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());

    /// With the day of the week, which is what schedules go by, and the short name of the zone.
    private static final DateTimeFormatter TIME_IN_ZONE =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm z", Locale.ENGLISH);

    private Words() {}

    /// Day and time in the zone of this machine.
    public static String time(Instant time) {
        return TIME.format(time);
    }

    /// Day and time in another zone, which it names.
    public static String time(Instant time, ZoneId zone) {
        return TIME_IN_ZONE.format(time.atZone(zone));
    }

    /// How long ago something was, in its largest unit: "3 hours ago".
    public static String ago(Instant time, Instant now) {
        Duration age = Duration.between(time, now);
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return ago(age.toMinutes(), "minute");
        }
        return age.toDays() < 1 ? ago(age.toHours(), "hour") : ago(age.toDays(), "day");
    }

    private static String ago(long count, String unit) {
        return "%d %s%s ago".formatted(count, unit, count == 1 ? "" : "s");
    }

    /// To three decimals.
    ///
    /// @param figure NaN if unknown
    public static String figure(double figure) {
        return Double.isNaN(figure) ? NONE : String.format(Locale.ROOT, "%.3f", figure);
    }

    /// To three decimals, with its sign.
    ///
    /// @param difference NaN if unknown
    public static String signed(double difference) {
        return Double.isNaN(difference) ? NONE : String.format(Locale.ROOT, "%+.3f", difference);
    }

    /// From the one to the other, to three decimals.
    ///
    /// @param low NaN if unknown
    /// @param high NaN if unknown
    public static String range(double low, double high) {
        return Double.isNaN(low) || Double.isNaN(high) ? NONE : figure(low) + " to " + figure(high);
    }

    /// Per cent, to a tenth.
    ///
    /// @param share 0 to 1; NaN if unknown
    public static String percent(double share) {
        return Double.isNaN(share) ? NONE : String.format(Locale.ROOT, "%.1f %%", share * PERCENT);
    }

    /// To two decimals, as ratings of 1 to 5 are told.
    ///
    /// @param rating NaN if unknown
    public static String rating(double rating) {
        return Double.isNaN(rating) ? NONE : String.format(Locale.ROOT, "%.2f", rating);
    }

    /// Yes or no.
    ///
    /// @param flag null if unknown
    public static String yesNo(@Nullable Boolean flag) {
        if (flag == null) {
            return NONE;
        }
        return flag ? "yes" : "no";
    }

    /// With thousands marked off.
    ///
    /// @param count null if unknown
    public static String count(@Nullable Long count) {
        return count == null ? NONE : String.format(Locale.ROOT, "%,d", count);
    }

    /// To a tenth.
    ///
    /// @param duration null if unknown
    public static String seconds(@Nullable Duration duration) {
        return duration == null
                ? NONE
                : String.format(Locale.ROOT, "%.1f", duration.toMillis() / MILLIS_PER_SECOND);
    }

    /// Of rows a second, without decimals.
    ///
    /// @param rate null if unknown
    public static String rate(@Nullable Double rate) {
        return rate == null ? NONE : String.format(Locale.ROOT, "%,.0f", rate);
    }
}
