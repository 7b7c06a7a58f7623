package io.marquee.dashboard.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void tells_the_next_times_in_their_zone() {
        assertThat(next("30 3 * * 1", "2026-11-22T12:00:00Z", 3))
                .containsExactly(
                        "2026-11-23T03:30+01:00[Europe/Berlin]",
                        "2026-11-30T03:30+01:00[Europe/Berlin]",
                        "2026-12-07T03:30+01:00[Europe/Berlin]");
        assertThat(next("0 0 29 2 *", "2026-11-22T12:00:00Z", 2))
                .containsExactly(
                        "2028-02-29T00:00+01:00[Europe/Berlin]",
                        "2032-02-29T00:00+01:00[Europe/Berlin]");
    }

    @Test
    void a_time_is_not_the_next_after_itself() {
        assertThat(next("30 3 * * *", "2026-11-22T02:30:00Z", 1))
                .containsExactly("2026-11-23T03:30+01:00[Europe/Berlin]");
    }

    @Test
    void either_kind_of_day_will_do_where_both_are_given() {
        // The 13th, and each Friday.
        assertThat(next("0 6 13 * FRI", "2026-11-05T12:00:00Z", 4))
                .containsExactly(
                        "2026-11-06T06:00+01:00[Europe/Berlin]",
                        "2026-11-13T06:00+01:00[Europe/Berlin]",
                        "2026-11-20T06:00+01:00[Europe/Berlin]",
                        "2026-11-27T06:00+01:00[Europe/Berlin]");
    }

    @Test
    void a_time_that_is_left_out_in_spring_comes_an_hour_later() {
        assertThat(next("30 2 * * *", "2026-03-28T00:00:00Z", 3))
                .containsExactly(
                        "2026-03-28T02:30+01:00[Europe/Berlin]",
                        "2026-03-29T03:30+02:00[Europe/Berlin]",
                        "2026-03-30T02:30+02:00[Europe/Berlin]");
        // Also where one asks in the hour after the gap.
        assertThat(next("30 2 * * *", "2026-03-29T01:10:00Z", 1))
                .containsExactly("2026-03-29T03:30+02:00[Europe/Berlin]");
        // What coincides then comes once.
        assertThat(next("0 2-3 * * *", "2026-03-29T00:30:00Z", 2))
                .containsExactly(
                        "2026-03-29T03:00+02:00[Europe/Berlin]",
                        "2026-03-30T02:00+02:00[Europe/Berlin]");
    }

    @Test
    void a_time_that_comes_twice_in_autumn_counts_the_first_time_only() {
        assertThat(next("30 2 * * *", "2026-10-24T12:00:00Z", 2))
                .containsExactly(
                        "2026-10-25T02:30+02:00[Europe/Berlin]",
                        "2026-10-26T02:30+01:00[Europe/Berlin]");
        // Also where one asks between the two.
        assertThat(next("30 2 * * *", "2026-10-25T01:10:00Z", 1))
                .containsExactly("2026-10-26T02:30+01:00[Europe/Berlin]");
    }

    @Test
    void every_hour_goes_by_the_hours_that_pass() {
        assertThat(next("15 * * * *", "2026-03-29T00:00:00Z", 3))
                .containsExactly(
                        "2026-03-29T01:15+01:00[Europe/Berlin]",
                        "2026-03-29T03:15+02:00[Europe/Berlin]",
                        "2026-03-29T04:15+02:00[Europe/Berlin]");
        assertThat(next("15 * * * *", "2026-10-25T00:00:00Z", 3))
                .containsExactly(
                        "2026-10-25T02:15+02:00[Europe/Berlin]",
                        "2026-10-25T02:15+01:00[Europe/Berlin]",
                        "2026-10-25T03:15+01:00[Europe/Berlin]");
        assertThat(next("*/30 * * * *", "2026-10-25T00:30:00Z", 3))
                .containsExactly(
                        "2026-10-25T02:00+01:00[Europe/Berlin]",
                        "2026-10-25T02:30+01:00[Europe/Berlin]",
                        "2026-10-25T03:00+01:00[Europe/Berlin]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *      | every minute",
                "*/15 * * * *   | every 15 minutes",
                "5 * * * *      | every hour at :05",
                "0 */6 * * *    | every 6 hours at :00",
                "0 3 * * *      | every day at 03:00",
                "30 14 * * 1    | every Monday at 14:30",
                "30 14 * * 0    | every Sunday at 14:30",
                "0 6 * * 1-5    | Monday to Friday at 06:00",
                "0 6 * * 1,3,7  | Monday, Wednesday and Sunday at 06:00",
                "0 6 15 * *     | day 15 of every month at 06:00",
                "0 6 15 * 1     | 0 6 15 * 1",
                "0 6 * jan *    | 0 6 * JAN *",
                "0,30 6 * * *   | 0,30 6 * * *",
                "*/5 6 * * *    | */5 6 * * *",
            })
    void puts_usual_expressions_into_words(String text, String words) {
        assertThat(Cron.parse(text).words()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "70 3 * * *   | '70' is no minute. It is 0 to 59; lists",
                "0 24 * * *   | '24' is no hour. It is 0 to 23; lists",
                "0 3 32 * *   | '32' is no day of the month. It is 1 to 31; lists",
                "0 3 * 13 *   | '13' is no month. It is 1 to 12, or JAN to DEC; lists",
                "0 3 * * 8    | '8' is no day of the week. It is 0 to 7",
                "0 x * * *    | 'X' is no hour",
                "*/0 * * * *  | '*/0' is no minute",
                "5-1 * * * *  | '5-1' is no minute",
                "0 3 * *      | Give five fields: minute, hour, day of the month, month, day of the week.",
                "0 0 3 * * *  | Give five fields",
                "@daily       | Give five fields",
                "0 3 30 2 *   | No month has such a day, so it would never come.",
            })
    void says_what_is_wrong(String text, String words) {
        assertThatThrownBy(() -> Cron.parse(text))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(words);
    }

    @Test
    void nothing_is_no_expression() {
        assertThatThrownBy(() -> Cron.parse(" ")).isInstanceOf(UserError.class);
    }

    @Test
    void is_the_same_however_it_was_typed() {
        assertThat(Cron.parse(" 0  3 * * mon "))
                .isEqualTo(Cron.parse("0 3 * * MON"))
                .hasToString("0 3 * * MON");
    }

    private static List<String> next(String cron, String after, int count) {
        return Cron.parse(cron).next(Instant.parse(after), BERLIN, count).stream()
                .map(time -> time.atZone(BERLIN).toString())
                .toList();
    }
}
