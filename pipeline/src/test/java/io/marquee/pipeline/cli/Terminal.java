package io.marquee.pipeline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A terminal to type commands into, in this very process, that keeps what they print.
final class Terminal {

    private Terminal() {}

    /// What a command answered.
    ///
    /// @param code its exit code
    /// @param out what it wrote to standard output
    /// @param err what it wrote to standard error
    record Answer(int code, String out, String err) {

        /// Standard output as the JSON it should be, and nothing else.
        JsonNode json() {
            return Json.tree(out, "standard output");
        }

        /// The one sentence that tells what was wrong; the progress lines before it are left out.
        String complaint() {
            List<String> complaints =
                    err.lines().filter(line -> line.startsWith("marquee: ")).toList();
            assertThat(complaints).as(err).hasSize(1);
            return complaints.getFirst().substring("marquee: ".length());
        }
    }

    /// Runs a command. Whatever it is, nobody is to see a stack trace.
    static Answer run(String... arguments) {
        PrintStream usualOut = System.out;
        PrintStream usualErr = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code;
        try {
            System.setOut(new PrintStream(out, true, UTF_8));
            System.setErr(new PrintStream(err, true, UTF_8));
            code = CommandLines.run(arguments);
        } finally {
            System.out.flush();
            System.err.flush();
            System.setOut(usualOut);
            System.setErr(usualErr);
        }
        Answer answer = new Answer(code, out.toString(UTF_8), err.toString(UTF_8));
        assertThat(answer.out() + answer.err())
                .doesNotContain("\tat ")
                .doesNotContain("went wrong that should not have");
        return answer;
    }
}
