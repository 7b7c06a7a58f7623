package io.marquee.pipeline.run;

import org.jspecify.annotations.Nullable;

/// A pipeline that failed for a reason that is not the user's: a lost cluster, a full heap, a fault
/// of ours. Its message is for people; the cause is for the log.
public final class PipelineFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param message what failed, for people
    public PipelineFailure(String message) {
        this(message, null);
    }

    PipelineFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
