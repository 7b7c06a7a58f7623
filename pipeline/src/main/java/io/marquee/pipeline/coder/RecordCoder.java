package io.marquee.pipeline.coder;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;
import org.jspecify.annotations.Nullable;

/// Encodes a record, or a sealed interface of records, by its components in their order.
///
/// Beam infers no schema for records, and Java serialization is neither small nor deterministic.
/// This coder is both: the same value gives the same bytes, so it may encode keys. What a component
/// may be, [RecordLayout] says. See docs/decisions/0010-a-coder-for-records.md.
///
/// @param <T> the type encoded
public final class RecordCoder<T> extends CustomCoder<T> {

    private static final long serialVersionUID = 1;

    private final Class<T> type;
    private transient @Nullable RecordLayout layout;

    private RecordCoder(Class<T> type) {
        this.type = type;
    }

    /// A coder for a record type or a sealed interface of records.
    ///
    /// @throws IllegalArgumentException if a component is of a type that cannot be encoded
    public static <T> RecordCoder<T> of(Class<T> type) {
        RecordCoder<T> coder = new RecordCoder<>(type);
        coder.layout();
        return coder;
    }

    @Override
    public void encode(T value, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        layout().write(value, data);
        data.flush();
    }

    @Override
    public T decode(InputStream in) throws IOException {
        return type.cast(layout().read(new DataInputStream(in)));
    }

    /// Always deterministic: no component type that is not can be encoded.
    @Override
    public void verifyDeterministic() {}

    @Override
    public boolean consistentWithEquals() {
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordCoder<?> that && that.type == type;
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    private RecordLayout layout() {
        RecordLayout known = layout;
        if (known == null) {
            known = RecordLayout.of(type);
            layout = known;
        }
        return known;
    }
}
