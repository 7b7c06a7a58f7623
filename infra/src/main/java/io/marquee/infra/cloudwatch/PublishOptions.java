package io.marquee.infra.cloudwatch;

import io.marquee.UserError;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How to publish.
///
/// @param namespace not one that begins with `AWS/`
/// @param spool the folder by way of which figures go; what cannot be sent waits there
/// @param spoolBytes how large it may grow
/// @param memory how many samples may wait in memory
/// @param every how often they are sent
public record PublishOptions(
        String namespace, Path spool, long spoolBytes, int memory, Duration every) {

    private static final long SPOOL_BYTES = 64L << 20;
    private static final int MEMORY = 100_000;
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final int LONGEST_NAMESPACE = 255;

    public PublishOptions {
        if (namespace.startsWith("AWS/")) {
            throw new UserError(
                    "The namespace '%s' is AWS's own: no other may begin with AWS/. The usual one is %s."
                            .formatted(namespace, MetricNames.NAMESPACE));
        }
        if (namespace.isBlank()
                || namespace.length() > LONGEST_NAMESPACE
                || namespace.startsWith(":")
                || !namespace.matches("[\\w.#:/ -]+")) {
            throw new UserError(
                    "'%s' is no namespace for metrics: it takes 1 to 255 letters, digits and . - _ / # : and no colon at the beginning."
                            .formatted(namespace));
        }
    }

    /// The usual ones.
    public static PublishOptions of(String namespace, Path spool) {
        return new PublishOptions(namespace, spool, SPOOL_BYTES, MEMORY, EVERY);
    }

    /// Where a program keeps what it could not send, unless it is told otherwise: in its workspace,
    /// or among the temporary files where that is none of this machine.
    ///
    /// @param workspace a folder or an `s3://` address; null for none
    /// @param program what it is called, since each has a folder of its own
    public static Path spool(@Nullable String workspace, String program) {
        return workspace == null || workspace.startsWith("s3://")
                ? Path.of(System.getProperty("java.io.tmpdir"), "marquee-figures", program)
                : Path.of(workspace, "figures", program);
    }
}
