package io.marquee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.catalog.StatedVerdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {

    record Run(int rows, @Nullable String note, List<Double> shares, Instant at) {
        Run {
            if (rows < 0) {
                throw new UserError("There are %d rows. Count again.".formatted(rows));
            }
        }
    }

    private static final Run RUN =
            new Run(3, null, List.of(0.5, 1e-9), Instant.parse("2026-01-02T03:04:05.006Z"));
    private static final String LINE =
            "{\"rows\":3,\"note\":null,\"shares\":[0.5,1.0E-9],\"at\":\"2026-01-02T03:04:05.006Z\"}";

    @Test
    void writes_lines_for_machines_and_indents_for_people() {
        assertThat(Json.line(RUN)).isEqualTo(LINE);
        assertThat(new String(Json.pretty(RUN), UTF_8))
                .isEqualTo(
                        """
                        {
                          "rows" : 3,
                          "note" : null,
                          "shares" : [ 0.5, 1.0E-9 ],
                          "at" : "2026-01-02T03:04:05.006Z"
                        }\
                        """);
    }

    @Test
    void reads_what_it_writes() {
        assertThat(read(LINE)).isEqualTo(RUN);
        assertThat(Json.read(Json.pretty(RUN), Run.class, "run.json")).isEqualTo(RUN);
        assertThat(Json.read(new ByteArrayInputStream(Json.pretty(RUN)), Run.class, "run.json"))
                .isEqualTo(RUN);
    }

    @Test
    void streams_without_closing_the_stream() throws IOException {
        ByteArrayOutputStream out =
                new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                        throw new AssertionError("closed");
                    }
                };
        Json.write(out, RUN);
        out.write('\n');

        assertThat(out.toString(UTF_8)).isEqualTo(LINE + "\n");
    }

    @Test
    void ignores_properties_of_a_newer_version() {
        assertThat(read(LINE.replace("{", "{\"colour\":[{}],"))).isEqualTo(RUN);
    }

    @Test
    void refuses_a_missing_or_null_primitive() {
        for (String json : List.of(LINE.replace("\"rows\":3,", ""), LINE.replace(":3", ":null"))) {
            assertThatThrownBy(() -> read(json))
                    .isExactlyInstanceOf(UserError.class)
                    .hasMessageStartingWith("run.json is damaged")
                    .hasMessageContaining(": \"rows\" is not what it should be. ");
        }
    }

    @Test
    void says_where_a_file_is_damaged() {
        assertThatThrownBy(() -> read("{\"rows\":3,\n  oops"))
                .isExactlyInstanceOf(UserError.class)
                .hasMessageStartingWith("run.json is damaged at line 2, column ")
                .hasMessageEndingWith(". Restore it from a copy, or make it anew.");
    }

    @Test
    void refuses_a_file_that_holds_nothing() {
        for (String json : List.of("null", "", "  \n")) {
            assertThatThrownBy(() -> read(json))
                    .isExactlyInstanceOf(UserError.class)
                    .hasMessageStartingWith("run.json is damaged");
        }
        assertThatThrownBy(() -> read("null"))
                .hasMessage(
                        "run.json is damaged: it holds nothing. Restore it from a copy, or make it anew.");
    }

    @Test
    void lets_a_record_that_refuses_its_components_speak_for_itself() {
        assertThatThrownBy(() -> read(LINE.replace(":3", ":-3")))
                .isExactlyInstanceOf(UserError.class)
                .hasMessage("run.json: There are -3 rows. Count again.");
        String nested = "[" + LINE + "," + LINE.replace(":3", ":-3") + "]";
        assertThatThrownBy(() -> Json.read(nested.getBytes(UTF_8), Run[].class, "runs.json"))
                .isExactlyInstanceOf(UserError.class)
                .hasMessage("runs.json: There are -3 rows. Count again.");
    }

    @Test
    void passes_on_why_a_record_finds_its_components_impossible() {
        assertThatThrownBy(() ->
                        Json.read("{\"rating\":7}".getBytes(UTF_8), StatedVerdict.class, "v.json"))
                .isExactlyInstanceOf(UserError.class)
                .hasMessageContaining(": a rating of 7.0 is outside 1 to 5. ");
    }

    @Test
    void does_not_take_a_broken_disk_for_a_damaged_file() {
        InputStream broken =
                new FilterInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] bytes, int offset, int count) throws IOException {
                        throw new IOException("the disk is gone");
                    }
                };

        assertThatThrownBy(() -> Json.read(broken, Run.class, "run.json"))
                .isExactlyInstanceOf(UncheckedIOException.class)
                .hasMessage("Cannot read run.json")
                .hasRootCauseMessage("the disk is gone");
    }

    private static Run read(String json) {
        return Json.read(json.getBytes(UTF_8), Run.class, "run.json");
    }
}
