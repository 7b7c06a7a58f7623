package io.marquee.dashboard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Requests byte by byte, as no decent client sends them.
final class Wire {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int ENOUGH = 1_000_000;

    private final URI dashboard;

    /// @param address of the dashboard
    Wire(String address) {
        dashboard = URI.create(address);
    }

    /// Sends a request.
    ///
    /// @param line such as `GET / HTTP/1.1`
    /// @param headers each `Name: value`; host and length are added unless they are there
    Answer send(String line, List<String> headers, String body) {
        StringBuilder head = new StringBuilder(line).append("\r\n");
        if (!has(headers, "Host")) {
            head.append("Host: ").append(dashboard.getAuthority()).append("\r\n");
        }
        if (!body.isEmpty()
                && !has(headers, "Content-Length")
                && !has(headers, "Transfer-Encoding")) {
            head.append("Content-Length: ").append(body.getBytes(UTF_8).length).append("\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        head.append("Connection: close\r\n\r\n");
        try (Socket socket =
                new Socket(InetAddress.ofLiteral(dashboard.getHost()), dashboard.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(head.toString().getBytes(UTF_8));
                socket.getOutputStream().write(body.getBytes(UTF_8));
                socket.getOutputStream().flush();
            } catch (IOException cutOff) {
                // What it had to say it may have said before.
            }
            return new Answer(read(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean has(List<String> headers, String name) {
        return headers.stream()
                .anyMatch(header ->
                        header.toLowerCase(Locale.ROOT)
                                .startsWith(name.toLowerCase(Locale.ROOT) + ":"));
    }

    private static String read(InputStream in) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] some = new byte[8_192];
        try {
            for (int count = in.read(some); count >= 0 && bytes.size() < ENOUGH; ) {
                bytes.write(some, 0, count);
                count = in.read(some);
            }
        } catch (IOException cutOff) {
            // As far as it went.
        }
        return bytes.toString(ISO_8859_1);
    }

    /// @param text all of it, as it came
    record Answer(String text) {

        /// 0 if it was cut off without a word.
        int status() {
            String[] words = text.split(" ", 3);
            return words.length > 1 ? Integer.parseInt(words[1]) : 0;
        }

        Optional<String> header(String name) {
            String head = text.split("\r\n\r\n", 2)[0];
            return Arrays.stream(head.split("\r\n"))
                    .filter(line ->
                            line.toLowerCase(Locale.ROOT)
                                    .startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }

        String body() {
            String[] parts = text.split("\r\n\r\n", 2);
            return parts.length > 1 ? parts[1] : "";
        }

        /// Status, and where it leads if it does.
        String gist() {
            return status() + header("Location").map(to -> " to " + to).orElse("");
        }
    }
}
