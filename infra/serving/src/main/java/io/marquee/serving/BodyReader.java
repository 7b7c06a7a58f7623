package io.marquee.serving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// Reads the body of a request, as long as it is neither too large nor too slow.
///
/// @param most bytes of one body
/// @param grace before which nobody is called slow
record BodyReader(int most, Duration grace, Admission admission) {

    private static final int BLOCK = 1 << 14;

    /// The body, for which room has been reserved.
    ///
    /// @throws RequestRefused if it is too large, too slow, or cut short
    byte[] read(Request request) {
        String encoding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new RequestRefused(
                    Problem.of(415, "The request is compressed. Send it as it is."));
        }
        if (request.getLength() > most) {
            throw tooLarge();
        }
        ByteArrayOutputStream body =
                new ByteArrayOutputStream(Math.clamp(request.getLength(), 256, 1 << 16));
        boolean whole = false;
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] block = new byte[BLOCK];
            long start = System.nanoTime();
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                admission.reserve(n);
                body.write(block, 0, n);
                if (body.size() > most) {
                    throw tooLarge();
                }
                checkSpeed(System.nanoTime() - start, body.size());
            }
            whole = true;
            return body.toByteArray();
        } catch (IOException e) {
            throw new RequestRefused(
                    Problem.of(408, "The body of the request did not come, or not all of it."));
        } finally {
            if (!whole) {
                admission.release(body.size());
            }
        }
    }

    private void checkSpeed(long nanos, long bytes) {
        double seconds = (nanos - grace.toNanos()) / 1e9;
        if (seconds > 0 && bytes < seconds * ServeConfig.Patience.BYTES_PER_SECOND) {
            throw new RequestRefused(Problem.of(408, "The body of the request comes too slowly."));
        }
    }

    private RequestRefused tooLarge() {
        return new RequestRefused(
                Problem.of(
                        413,
                        "The request has more than %,d bytes. Send its titles in several requests."
                                .formatted(most)));
    }
}
