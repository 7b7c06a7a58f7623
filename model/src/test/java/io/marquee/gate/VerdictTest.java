package io.marquee.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marquee.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Verdict VERDICT =
            new Verdict(
                    false,
                    "Too little.",
                    List.of(
                            new Check("rating_floor", false, -0.1, 0, "Too little."),
                            Check.skipped("slices", "Not looked at.")));

    @Test
    void is_one_json_document() {
        assertThat(new String(VERDICT.toJson(), UTF_8).replaceAll("\\s+", " "))
                .isEqualTo(
                        "{ \"formatVersion\" : 1, \"accepted\" : false, \"sentence\" : \"Too little.\", \"checks\" : ["
                                + " { \"name\" : \"rating_floor\", \"passed\" : false, \"figure\" : -0.1, \"bar\" : 0.0, \"sentence\" : \"Too little.\" },"
                                + " { \"name\" : \"slices\", \"passed\" : true, \"figure\" : null, \"bar\" : null, \"sentence\" : \"Not looked at.\" } ] }");
        assertThat(Verdict.read(VERDICT.toJson(), "gate.json")).isEqualTo(VERDICT);
    }

    @Test
    void says_that_a_newer_format_is_not_known() {
        byte[] newer =
                new String(VERDICT.toJson(), UTF_8)
                        .replace("\"formatVersion\" : 1", "\"formatVersion\" : 2")
                        .getBytes(UTF_8);

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Verdict.read(newer, "m/gate.json"))
                .withMessage(
                        "m/gate.json has format version 2, and this program reads version 1. Open it with the version of Marquee that wrote it.");
    }
}
