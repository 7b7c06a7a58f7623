package io.marquee.serving;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The kinds of text that titles come in, and answers go out.
enum Media {
    JSON("application/json"),
    JSON_LINES("application/jsonlines", "application/x-jsonlines", "application/x-ndjson"),
    CSV("text/csv");

    private static final String KNOWN =
            "application/json, application/jsonlines and text/csv, in UTF-8";

    private final List<String> names;

    Media(String... names) {
        this.names = List.of(names);
    }

    /// The name in a `Content-Type`.
    String contentType() {
        return names.getFirst();
    }

    /// What a request's body is.
    ///
    /// @param header its `Content-Type`; null if it has none
    /// @throws RequestRefused if it is nothing that is read here
    static Media ofBody(@Nullable String header) {
        if (header == null) {
            throw unsupported("The request has no Content-Type");
        }
        String[] parts = header.split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT).replace("\"", "");
            if (parameter.startsWith("charset=")
                    && !List.of("charset=utf-8", "charset=utf8", "charset=us-ascii")
                            .contains(parameter)) {
                throw unsupported("The request is not in UTF-8");
            }
        }
        return named(parts[0]).orElseThrow(() -> unsupported("The Content-Type is not known"));
    }

    /// What the answer is to be.
    ///
    /// @param header the request's `Accept`; null if it has none
    /// @param body what the answer is where the client does not care
    /// @throws RequestRefused if the client wants nothing that is written here
    static Media ofAnswer(@Nullable String header, Media body) {
        if (header == null || header.isBlank()) {
            return body;
        }
        return Stream.of(header.split(",", -1))
                .map(Wish::of)
                .filter(wish -> wish.weight() > 0)
                .sorted(Comparator.comparingDouble(Wish::weight).reversed())
                .flatMap(wish -> wish.meets(body).stream())
                .findFirst()
                .orElseThrow(() ->
                        new RequestRefused(
                                Problem.of(
                                        406,
                                        "Nothing in Accept is known. Ask for " + KNOWN + ".")));
    }

    private static Optional<Media> named(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(media -> media.names.contains(plain)).findFirst();
    }

    private static RequestRefused unsupported(String what) {
        return new RequestRefused(Problem.of(415, what + ". Send " + KNOWN + "."));
    }

    /// One entry of an `Accept`, with how much it is wanted, 0 to 1.
    private record Wish(String range, double weight) {

        static Wish of(String entry) {
            String[] parts = entry.split(";", -1);
            double weight = 1;
            for (int i = 1; i < parts.length; i++) {
                String parameter = parts[i].strip();
                if (parameter.startsWith("q=")) {
                    weight = number(parameter.substring(2));
                }
            }
            return new Wish(parts[0].strip().toLowerCase(Locale.ROOT), weight);
        }

        private static double number(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return 0;
            }
        }

        Optional<Media> meets(Media body) {
            return switch (range) {
                case "*/*" -> Optional.of(body);
                case "application/*" -> Optional.of(body == CSV ? JSON : body);
                case "text/*" -> Optional.of(CSV);
                default -> named(range);
            };
        }
    }
}
