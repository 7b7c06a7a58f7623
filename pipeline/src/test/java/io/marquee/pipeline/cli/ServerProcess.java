package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.serving.ServeCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The scoring server in a process of its own, treated as SageMaker treats a container.
final class ServerProcess implements AutoCloseable {

    /// SageMaker gives up on a ping after so long.
    private static final Duration PING = Duration.ofSeconds(2);

    /// And on an invocation.
    private static final Duration INVOCATION = Duration.ofSeconds(60);

    /// And kills a container that does not end by itself.
    private static final Duration END = Duration.ofSeconds(30);

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    private ServerProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// Starts it, and waits until it listens.
    ///
    /// @param model the folder that a package was unpacked into
    /// @param environment beside what SageMaker sets
    static ServerProcess start(
            Path model, Map<String, String> environment, List<String> options, Path log)
            throws IOException {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ServeCommand.class.getName(),
                                "serve"));
        line.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("SM_MODEL_DIR", model.toString());
        builder.environment().put("SAGEMAKER_BIND_TO_PORT", "0");
        Process process = builder.start();
        BufferedReader out = process.inputReader();
        String said = String.valueOf(out.readLine());
        assertThat(said).startsWith("The scoring server is at http://127.0.0.1:");
        return new ServerProcess(process, URI.create(said.substring(said.lastIndexOf(' ') + 1)));
    }

    /// Asks whether it is well.
    int ping() throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(address.resolve("/ping")).timeout(PING).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    HttpResponse<String> invoke(String contentType, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address.resolve("/invocations"))
                        .timeout(INVOCATION)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// Tells it to stop.
    ///
    /// @return its exit code
    int stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(END.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly();
    }
}
