package io.marquee.serving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Requests that a server sends to itself, so that what they need is in the cache that later starts
/// are quicker with.
final class Rehearsal {

    private static final String TITLE =
            """
            {"show_id":"s1","type":"Movie","title":"Rehearsal","release_year":2020,\
            "duration":"95 min","listed_in":"Dramas, Comedies","country":"France"}\
            """;

    private static final int ROUNDS = 20;

    private Rehearsal() {}

    static void of(URI server) {
        for (int i = 0; i < ROUNDS; i++) {
            ask(server.resolve("/ping"), "", "");
            ask(server.resolve("/invocations?reasons=3"), "application/json", TITLE);
            ask(server.resolve("/invocations"), "application/json", "[" + TITLE + "]");
            ask(server.resolve("/invocations"), "application/jsonlines", TITLE + "\n");
            ask(
                    server.resolve("/invocations"),
                    "text/csv",
                    "show_id,type,title,release_year,listed_in\ns1,Movie,Rehearsal,2020,Dramas\n");
        }
    }

    private static void ask(URI uri, String contentType, String body) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", contentType);
                connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
            int status = connection.getResponseCode();
            if (status != 200) {
                throw new IllegalStateException("the rehearsal was answered with " + status);
            }
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
