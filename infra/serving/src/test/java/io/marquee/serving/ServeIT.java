package io.marquee.serving;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.serving.SmallModels.Golden;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server in a process of its own, as the launcher and the container start it.
class ServeIT {

    private static final String BODY =
            "[{\"show_id\":\"a\",\"type\":\"Movie\",\"title\":\"X\",\"release_year\":2019}]";

    @TempDir Path folder;

    @Test
    void told_to_stop_it_answers_what_is_under_way_and_ends_well() throws Exception {
        new SmallModels(folder.resolve("w")).publish("v1", 5, Golden.RIGHT);
        Path archive = folder.resolve("model.tar.gz");
        assertThat(
                        new ProcessBuilder(
                                        "tar",
                                        "-czf",
                                        archive.toString(),
                                        "-C",
                                        folder.resolve("w/models/v1").toString(),
                                        ".")
                                .start()
                                .waitFor())
                .isZero();
        Path classes = folder.resolve("classes.log");
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-Xlog:class+load:file=" + classes,
                                "-cp",
                                System.getProperty("java.class.path"),
                                ServeCommand.class.getName(),
                                "serve",
                                "--model=" + archive,
                                "--port=0"));
        Process process =
                new ProcessBuilder(line).redirectError(folder.resolve("err").toFile()).start();
        try (BufferedReader out = process.inputReader()) {
            String said = String.valueOf(out.readLine());
            assertThat(said).startsWith("The scoring server is at http://127.0.0.1:");
            int port = URI.create(said.substring(said.lastIndexOf(' ') + 1)).getPort();
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.setSoTimeout(20_000);
                client.getOutputStream()
                        .write(
                                "POST /invocations HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                                        .formatted(BODY.length())
                                        .getBytes(ISO_8859_1));
                // The server asks for the body: so the request is under way.
                byte[] go = client.getInputStream().readNBytes(25);
                assertThat(new String(go, ISO_8859_1)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
                process.destroy();
                while (!Files.readString(folder.resolve("err")).contains("Stopping")) {
                    Thread.onSpinWait();
                }
                client.getOutputStream().write(BODY.getBytes(ISO_8859_1));
                assertThat(new String(client.getInputStream().readAllBytes(), ISO_8859_1))
                        .startsWith("HTTP/1.1 200 OK\r\n")
                        .contains("\"title_id\":\"a\"");
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(classes))
                .contains("io.marquee.scoring.TitleScorer")
                .doesNotContain("software.amazon");
    }

    @Test
    void what_stops_it_from_starting_is_one_sentence() throws IOException {
        Path file = Files.writeString(folder.resolve("model.tar.gz"), "no");

        assertThat(run(Map.of("SM_MODEL_DIR", folder.toString())))
                .isEqualTo(
                        "2 marquee: There is no model in %s: it has no model.json. Give a model's folder, models/VERSION of a workspace.\n"
                                .formatted(folder));
        assertThat(run(Map.of(), "--model=" + file))
                .startsWith("2 marquee: " + file + " is no model.tar.gz, or is damaged.");
        assertThat(run(Map.of(), "--model=" + folder.resolve("gone")))
                .startsWith("2 marquee: " + folder.resolve("gone") + " is not there.");
        assertThat(run(Map.of(), "--workspace=" + folder, "--version=v9"))
                .startsWith("2 marquee: There is no model v9 in ");
        assertThat(run(Map.of(), "--workspace=" + folder, "--address=here"))
                .startsWith("2 marquee: 'here' is no address of this machine.");
        assertThat(run(Map.of(), "--nonsense")).startsWith("2 marquee: Unknown option");
    }

    private static String run(Map<String, String> environment, String... arguments) {
        StringWriter err = new StringWriter();
        int code =
                ServeCommand.run(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(err, true),
                        environment,
                        arguments);
        return code + " " + err;
    }
}
