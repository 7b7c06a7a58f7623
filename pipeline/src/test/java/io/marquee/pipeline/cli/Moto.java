package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.marquee.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A stand-in for AWS that others wrote, as a process of its own; while it is open, all that asks
/// for AWS in this process gets there.
final class Moto implements AutoCloseable {

    static final String REGION = "eu-central-1";
    static final String BUCKET = "of-ours";

    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final Pattern READY =
            Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

    private final @Nullable Process process;
    private final String endpoint;

    private Moto(@Nullable Process process, String endpoint) {
        this.process = process;
        this.endpoint = endpoint;
        System.setProperty("aws.endpointUrl", endpoint);
        System.setProperty("aws.region", REGION);
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    /// In its place an address where nobody answers.
    static Moto absent() {
        return new Moto(null, NOWHERE);
    }

    /// Starts it, with a bucket; skips the test if there is none.
    static Moto start() throws Exception {
        assumeTrue(
                Stream.of(
                                Objects.requireNonNullElse(System.getenv("PATH"), "")
                                        .split(File.pathSeparator, -1))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "moto_server"))),
                "moto_server is not on the PATH");
        Process process =
                new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", "0")
                        .redirectErrorStream(true)
                        .start();
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofVirtual().start(() -> said.lines().forEach(l -> {}));
                Moto moto = new Moto(process, ready.group(1));
                moto.send(
                        "PUT",
                        "/" + BUCKET,
                        "<CreateBucketConfiguration><LocationConstraint>eu-central-1</LocationConstraint></CreateBucketConfiguration>");
                return moto;
            }
        }
        throw new IOException("moto_server ended with " + process.onExit().join().exitValue());
    }

    /// The way here for other processes.
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint,
                "AWS_REGION",
                REGION,
                "AWS_ACCESS_KEY_ID",
                "test",
                "AWS_SECRET_ACCESS_KEY",
                "test");
    }

    /// The next invocation of an endpoint is answered so; it has no containers of its own.
    void answer(String body) throws Exception {
        var _ =
                send(
                        "POST",
                        "/moto-api/static/sagemaker/endpoint-results",
                        Json.line(
                                Map.of(
                                        "account_id",
                                        "123456789012",
                                        "region",
                                        REGION,
                                        "results",
                                        List.of(
                                                Map.of(
                                                        "Body",
                                                        body,
                                                        "ContentType",
                                                        "application/jsonlines")))));
    }

    /// What lies at an `s3://` address.
    byte[] object(String address) throws Exception {
        return send("GET", address.substring("s3:/".length()), "");
    }

    private byte[] send(String method, String path, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response =
                    client.send(
                            HttpRequest.newBuilder(URI.create(endpoint + path))
                                    .header(
                                            "Authorization",
                                            "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=x")
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(method + " " + path).isBetween(200, 299);
            return response.body();
        }
    }

    @Override
    public void close() {
        for (String setting :
                List.of(
                        "aws.endpointUrl",
                        "aws.region",
                        "aws.accessKeyId",
                        "aws.secretAccessKey")) {
            System.clearProperty(setting);
        }
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
