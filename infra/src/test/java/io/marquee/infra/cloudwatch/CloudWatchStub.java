package io.marquee.infra.cloudwatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.aws.Patience;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// Speaks CloudWatch's protocol, notes what it is asked, and answers what it was told to.
final class CloudWatchStub implements AutoCloseable {

    private static final int OK = 200;

    private final HttpServer server;
    private final List<Map<String, String>> requests = new ArrayList<>();
    private final List<Integer> bodyBytes = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();

    private volatile boolean silent;

    private record Answer(int status, String xml) {}

    CloudWatchStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /// What all requests lead to, with time that passes by being waited for.
    AwsAccess access(Patience patience) {
        return access(patience, Duration.ofSeconds(10));
    }

    /// The same, for the hasty.
    AwsAccess access(Patience patience, Duration timeout) {
        return new AwsAccess(
                "eu-central-1",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
                timeout,
                patience);
    }

    /// The next request is answered so; when nothing more was said, all is well.
    CloudWatchStub answers(String action, String result) {
        answers.add(
                new Answer(
                        OK,
                        "<%1$sResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                                .formatted(action, result)));
        return this;
    }

    /// The next request fails.
    CloudWatchStub fails(int status, String code, String message) {
        answers.add(
                new Answer(
                        status,
                        "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                                .formatted(code, message)));
        return this;
    }

    /// No request is answered any more.
    CloudWatchStub fallsSilent() {
        silent = true;
        return this;
    }

    /// The forms of all requests so far.
    List<Map<String, String>> requests() {
        return requests;
    }

    /// The sizes of their bodies, uncompressed.
    List<Integer> bodyBytes() {
        return bodyBytes;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = plain.readAllBytes();
            }
        }
        bodyBytes.add(body.length);
        Map<String, String> form = new TreeMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int at = pair.indexOf('=');
            form.put(
                    URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        requests.add(form);
        String action = Objects.requireNonNull(form.get("Action"));
        Answer answer = answers.poll();
        if (answer == null) {
            answer = new Answer(OK, "<%1$sResponse></%1$sResponse>".formatted(action));
        }
        if (silent) {
            return;
        }
        byte[] xml = answer.xml().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/xml");
        exchange.sendResponseHeaders(answer.status(), xml.length);
        exchange.getResponseBody().write(xml);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
