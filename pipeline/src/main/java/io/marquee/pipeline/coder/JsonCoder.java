package io.marquee.pipeline.coder;

import io.marquee.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.jspecify.annotations.Nullable;

/// Encodes as JSON: for the few large values that a pipeline fits, not for rows.
///
/// @param <T> a type that [Json] reads and writes
public final class JsonCoder<T> extends CustomCoder<T> {

    private static final long serialVersionUID = 1;

    private final Class<T> type;

    private JsonCoder(Class<T> type) {
        this.type = type;
    }

    /// A coder for a type.
    public static <T> JsonCoder<T> of(Class<T> type) {
        return new JsonCoder<>(type);
    }

    @Override
    public void encode(T value, OutputStream out) throws IOException {
        ByteArrayCoder.of().encode(Json.line(value).getBytes(StandardCharsets.UTF_8), out);
    }

    @Override
    public T decode(InputStream in) throws IOException {
        return Json.read(ByteArrayCoder.of().decode(in), type, type.getSimpleName());
    }

    /// Not deterministic by promise: never a key.
    @Override
    public void verifyDeterministic() throws NonDeterministicException {
        throw new NonDeterministicException(this, "JSON is for values, not for keys");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonCoder<?> that && that.type == type;
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
