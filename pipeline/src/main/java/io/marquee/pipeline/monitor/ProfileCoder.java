package io.marquee.pipeline.monitor;

import io.marquee.drift.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.jspecify.annotations.Nullable;

/// Encodes profiles in their own compact form.
final class ProfileCoder extends CustomCoder<Profile> {

    private static final long serialVersionUID = 1;

    @Override
    public void encode(Profile value, OutputStream out) throws IOException {
        ByteArrayCoder.of().encode(value.toBytes(), out);
    }

    @Override
    public Profile decode(InputStream in) throws IOException {
        return Profile.of(ByteArrayCoder.of().decode(in));
    }

    /// Never a key.
    @Override
    public void verifyDeterministic() throws NonDeterministicException {
        throw new NonDeterministicException(this, "sketches are not");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProfileCoder;
    }

    @Override
    public int hashCode() {
        return ProfileCoder.class.hashCode();
    }
}
