package io.marquee.serving;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.marquee.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Why a request was not answered, in the form of RFC 9457.
///
/// @param title what the status means
/// @param status HTTP's
/// @param detail what was wrong and what to do, for people
/// @param field of the title that is at fault; null if it is the request as a whole
/// @param reason code of the fault; null if the status says it all
/// @param position byte of the body, from 0, at which it could not be read on; null if unknown
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String title,
        int status,
        String detail,
        @Nullable String field,
        @Nullable String reason,
        @Nullable Long position) {

    static final String CONTENT_TYPE = "application/problem+json";

    static Problem of(int status, String detail) {
        return new Problem(title(status), status, detail, null, null, null);
    }

    /// A body that cannot be read.
    static Problem unreadable(String detail, @Nullable Long position) {
        return new Problem(title(400), 400, detail, null, null, position);
    }

    /// A request for one title, which is none.
    static Problem of(Answer.Rejected title) {
        return new Problem(
                title(400), 400, title.detail(), title.field(), title.reason().name(), null);
    }

    byte[] toJson() {
        return Json.line(this).getBytes(StandardCharsets.UTF_8);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 408 -> "Request Timeout";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 503 -> "Service Unavailable";
            default -> status < 500 ? "Bad Request" : "Internal Server Error";
        };
    }
}
