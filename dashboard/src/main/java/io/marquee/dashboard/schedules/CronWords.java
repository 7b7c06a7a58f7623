package io.marquee.dashboard.schedules;

import io.marquee.dashboard.schedules.Cron.Field;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The usual kinds of cron expressions in words.
record CronWords(Cron cron) {

    private static final String NUMBER = "[0-9]{1,2}";
    private static final String EACH = "\\*/" + NUMBER;
    private static final String WEEKDAYS = "[0-7]([-,][0-7])*";

    /// The expression itself where it is not of a usual kind.
    String text() {
        String minute = cron.of(Field.MINUTE);
        String hour = cron.of(Field.HOUR);
        boolean anyDay = isAny(Field.DAY) && isAny(Field.MONTH) && isAny(Field.WEEKDAY);
        if (anyDay && isAny(Field.HOUR) && isAny(Field.MINUTE)) {
            return "every minute";
        }
        if (anyDay && isAny(Field.HOUR) && minute.matches(EACH)) {
            return "every " + minute.substring(2) + " minutes";
        }
        if (!minute.matches(NUMBER)) {
            return cron.text();
        }
        if (anyDay && isAny(Field.HOUR)) {
            return "every hour at :" + two(minute);
        }
        if (anyDay && hour.matches(EACH)) {
            return "every " + hour.substring(2) + " hours at :" + two(minute);
        }
        if (!hour.matches(NUMBER) || !isAny(Field.MONTH)) {
            return cron.text();
        }
        String time = " at " + two(hour) + ":" + two(minute);
        String day = cron.of(Field.DAY);
        String weekday = cron.of(Field.WEEKDAY);
        if (anyDay) {
            return "every day" + time;
        }
        if (isAny(Field.WEEKDAY) && day.matches(NUMBER)) {
            return "day " + day + " of every month" + time;
        }
        return isAny(Field.DAY) && weekday.matches(WEEKDAYS)
                ? weekdays(weekday) + time
                : cron.text();
    }

    private static String weekdays(String days) {
        List<String> parts =
                Arrays.stream(days.split(",", -1))
                        .map(part ->
                                String.join(
                                        " to ",
                                        Arrays.stream(part.split("-", -1))
                                                .map(CronWords::weekday)
                                                .toList()))
                        .toList();
        String last = parts.getLast();
        return parts.size() == 1
                ? (days.contains("-") ? last : "every " + last)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + last;
    }

    private static String weekday(String number) {
        int day = Integer.parseInt(number);
        return (day == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(day))
                .getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String two(String number) {
        return "%02d".formatted(Integer.parseInt(number));
    }

    private boolean isAny(Field field) {
        return cron.of(field).equals("*");
    }
}
