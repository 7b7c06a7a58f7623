package io.marquee.pipeline.run;

import io.marquee.UserError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds in what a runner throws what a person has to know.
///
/// Runners wrap what went wrong in layers of their own, and a cluster sends it home as text; but
/// somewhere in it is the error that was thrown first.
final class Failures {

    private static final String USER_ERROR = UserError.class.getName() + ": ";
    private static final String OUT_OF_MEMORY = OutOfMemoryError.class.getName();

    /// What Linux and macOS say; it comes from wherever a runner was writing.
    private static final String NO_SPACE = "No space left on device";

    private Failures() {}

    /// The error to end the run with.
    static RuntimeException explain(@Nullable Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        for (Throwable each : chain) {
            if (each instanceof UserError error) {
                return error;
            }
        }
        for (Throwable each : chain) {
            String text = String.valueOf(each.getMessage());
            int at = text.indexOf(USER_ERROR);
            if (at >= 0) {
                return new UserError(firstLine(text.substring(at + USER_ERROR.length())), each);
            }
        }
        for (Throwable each : chain) {
            if (String.valueOf(each.getMessage()).contains(NO_SPACE)) {
                return new UserError(
                        "The disk is full. Free some space and run it again; nothing that was there is lost.",
                        each);
            }
        }
        Throwable root = chain.isEmpty() ? null : chain.getLast();
        return new PipelineFailure("The pipeline failed: " + words(root), thrown);
    }

    private static String words(@Nullable Throwable root) {
        if (root == null) {
            return "no reason was given.";
        }
        String message = firstLine(String.valueOf(root.getMessage()));
        if (root instanceof OutOfMemoryError || message.startsWith(OUT_OF_MEMORY)) {
            return "it ran out of memory. Give it more with MARQUEE_JAVA_OPTS=-Xmx…, or run it on a cluster.";
        }
        return root.getClass().getSimpleName() + ": " + message;
    }

    private static List<Throwable> chain(@Nullable Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
