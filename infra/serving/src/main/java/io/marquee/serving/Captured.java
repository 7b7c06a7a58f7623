package io.marquee.serving;

import io.marquee.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One invocation, as SageMaker's data capture writes it: a line of JSON.
///
/// @param input kind of the request's body
/// @param body of the request
/// @param output kind of the answer
/// @param answer its body
/// @param eventId unique
/// @param inferenceId the client's own name for it; null if it gave none
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Captured(
        Media input,
        byte[] body,
        Media output,
        byte[] answer,
        String eventId,
        @Nullable String inferenceId,
        Instant at) {

    /// What it takes of the memory, in bytes.
    int size() {
        return body.length + answer.length;
    }

    /// The line, with its end.
    byte[] line() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("eventId", eventId);
        if (inferenceId != null) {
            metadata.put("inferenceId", inferenceId);
        }
        metadata.put("inferenceTime", at.toString());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("endpointInput", side("INPUT", input, body));
        data.put("endpointOutput", side("OUTPUT", output, answer));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("captureData", data);
        line.put("eventMetadata", metadata);
        line.put("eventVersion", "0");
        return (Json.line(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> side(String mode, Media media, byte[] content) {
        Map<String, String> side = new LinkedHashMap<>();
        side.put("observedContentType", media.contentType());
        side.put("mode", mode);
        String text = text(content);
        side.put("data", text == null ? Base64.getEncoder().encodeToString(content) : text);
        side.put("encoding", text == null ? "BASE64" : media == Media.CSV ? "CSV" : "JSON");
        return side;
    }

    /// Null if the bytes are no UTF-8.
    private static @Nullable String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
