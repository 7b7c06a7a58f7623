package io.marquee;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The one way that Marquee reads and writes JSON.
///
/// Records map to objects by their component names; times are ISO 8601; an unknown property is
/// ignored on reading, so that a newer minor version's file still opens; a missing property of a
/// primitive component is an error.
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
    private static final String WHAT_TO_DO = "Restore it from a copy, or make it anew.";
    private static final JsonMapper LINES =
            MAPPER.rebuild().disable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    /// @return the value as indented UTF-8 JSON, for files that people open
    public static byte[] pretty(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /// @return the value as JSON on one line, without its end of line
    public static String line(Object value) {
        return LINES.writeValueAsString(value);
    }

    /// Streams the value without indentation; for files too large for [#pretty]. Leaves `out` open.
    public static void write(OutputStream out, Object value) {
        LINES.writer()
                .without(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                .writeValue(out, value);
    }

    /// @param source the name of the file, for the error
    /// @throws UserError if the bytes are not JSON of that shape
    public static <T> T read(byte[] json, Class<T> type, String source) {
        try {
            return present(MAPPER.readValue(json, type), source);
        } catch (JacksonException e) {
            throw unreadable(source, e);
        }
    }

    /// @param source the name of the file, for the error
    /// @throws UserError if the stream is not JSON of that shape
    /// @throws UncheckedIOException if the stream cannot be read
    public static <T> T read(InputStream json, Class<T> type, String source) {
        try {
            return present(MAPPER.readValue(json, type), source);
        } catch (JacksonIOException e) {
            throw new UncheckedIOException("Cannot read " + source, e.getCause());
        } catch (JacksonException e) {
            throw unreadable(source, e);
        }
    }

    /// @param source the name of the file, for the error
    /// @throws UserError if the text is not JSON
    public static JsonNode tree(String json, String source) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw unreadable(source, e);
        }
    }

    /// Walks through JSON of any size without building it up.
    ///
    /// @return before the first token; its methods throw [JacksonException]
    public static JsonParser parser(byte[] json) {
        return MAPPER.createParser(json);
    }

    private static <T> T present(@Nullable T value, String source) {
        if (value == null) {
            throw new UserError(source + " is damaged: it holds nothing. " + WHAT_TO_DO);
        }
        return value;
    }

    private static UserError unreadable(String source, JacksonException e) {
        // A record that refuses its components speaks for itself.
        if (e.getCause() instanceof UserError refusal) {
            return new UserError(source + ": " + refusal.getMessage(), e);
        }
        var at = e.getLocation();
        String where =
                at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new UserError(
                source + " is damaged" + where + ": " + problem(e) + ". " + WHAT_TO_DO, e);
    }

    /// What is wrong, without the names of classes that mean nothing to people.
    private static String problem(JacksonException e) {
        if (e.getCause() instanceof NullPointerException) {
            return "something that it must have is missing";
        }
        if (e.getCause() instanceof IllegalArgumentException refusal) {
            return String.valueOf(refusal.getMessage());
        }
        return e instanceof DatabindException
                ? place(e.getPath()) + " is not what it should be"
                : e.getOriginalMessage();
    }

    private static String place(List<JacksonException.Reference> path) {
        StringBuilder place = new StringBuilder();
        for (JacksonException.Reference step : path) {
            if (step.getPropertyName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return place.isEmpty() ? "the whole" : "\"" + place + "\"";
    }
}
