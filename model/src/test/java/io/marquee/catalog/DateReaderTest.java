package io.marquee.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "September 5, 2021",
                "september 5, 2021",
                "SEPTEMBER 05, 2021",
                "2021-09-05"
            })
    void reads_the_usual_formats(String text) {
        assertThat(DateReader.read(text))
                .contains(new DateReader.Day(LocalDate.of(2021, 9, 5), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sep 5, 2021 | 2021-09-05",
                "5 September 2021 | 2021-09-05",
                "5 Sep 2021 | 2021-09-05",
                "September 5 2021 | 2021-09-05",
                "5-Sep-2021 | 2021-09-05",
                "5-Sep-21 | 2021-09-05",
                "5-sep-89 | 2089-09-05",
                "5-Sep-90 | 1990-09-05",
                "9/5/2021 | 2021-09-05",
                "09/05/2021 | 2021-09-05",
                "25/9/2021 | 2021-09-25",
                "9/5/21 | 2021-09-05",
                "25/9/21 | 2021-09-25",
                "5.9.2021 | 2021-09-05",
                "05.09.2021 | 2021-09-05",
                "2021/9/5 | 2021-09-05",
                "20210905 | 2021-09-05",
                "2021-09-05T00:00:00Z | 2021-09-05",
                "2021-09-05T23:59 | 2021-09-05",
                "2021-09-05 00:00:00 | 2021-09-05",
                "2021-09-05 00:00:00.000+02:00 | 2021-09-05",
                "January 25 2021 | 2021-01-25",
                "February 29 2020 | 2020-02-29"
            })
    void reads_other_formats_and_says_so(String text, LocalDate day) {
        assertThat(DateReader.read(text)).contains(new DateReader.Day(day, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "February 30, 2021",
                "February 29, 2021",
                "2021-02-29",
                "April 31, 2021",
                "2021-13-01",
                "2021-00-10",
                "2021-01-00",
                "30/2/2021",
                "2/30/2021",
                "31.4.2021",
                "13/13/2021",
                "20210230",
                "30-Feb-21",
                "2021-02-30T00:00:00Z",
                "September 0, 2021",
                "September 32, 2021"
            })
    void reads_no_day_that_never_was(String text) {
        assertThat(DateReader.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2021",
                "September 2021",
                "September 25",
                "25, 2021",
                "Septembre 25, 2021",
                "September 25, 2021 x",
                "x September 25, 2021",
                "1989-12-31",
                "2100-01-01",
                "0021-09-25",
                "+12021-09-25",
                "9999999999999999999-01-01",
                "-2021-09-25",
                "2021-09-25Tea",
                "44464",
                "1632528000"
            })
    void reads_nothing_else(String text) {
        assertThat(DateReader.read(text)).isEmpty();
    }

    @Test
    void believes_the_days_from_1990_to_2099() {
        assertThat(DateReader.read("1990-01-01"))
                .contains(new DateReader.Day(LocalDate.of(1990, 1, 1), true));
        assertThat(DateReader.read("2099-12-31"))
                .contains(new DateReader.Day(LocalDate.of(2099, 12, 31), true));
    }

    @Test
    void never_fails_whatever_it_is_fed() {
        String[] pieces = {
            "2021", "-", "/", ".", " ", ",", "Sep", "September", "9", "25", "T", "00:00", "+", "９"
        };
        Random random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(8); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            Optional<DateReader.Day> day = DateReader.read(text.toString());
            assertThat(day.map(d -> d.date().getYear()).orElse(2000)).isBetween(1990, 2099);
        }
    }
}
