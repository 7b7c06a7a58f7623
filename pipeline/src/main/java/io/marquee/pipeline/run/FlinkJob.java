package io.marquee.pipeline.run;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.JobListener;
import org.apache.flink.core.execution.SavepointFormatType;
import org.jspecify.annotations.Nullable;

/// The job that this process has given to Flink, embedded or a cluster, so that it can be stopped
/// from here. Beam waits for a job's end and tells nothing of it before; so Flink makes one of
/// these, as [Checkpoints] asks it to, and tells it.
///
/// A process follows one stream at a time.
public final class FlinkJob implements JobListener {

    private static final long PATIENCE_SECONDS = 5;

    private static final AtomicReference<@Nullable JobClient> CURRENT = new AtomicReference<>();

    @Override
    public void onJobSubmitted(@Nullable JobClient client, @Nullable Throwable failure) {
        CURRENT.set(client);
    }

    @Override
    public void onJobExecuted(@Nullable JobExecutionResult result, @Nullable Throwable failure) {
        CURRENT.set(null);
    }

    /// Stops the job when all it has taken in is in a savepoint. It then ends as if it were done,
    /// but windows stay open.
    ///
    /// @param folder for the savepoint, as Flink knows it; null for the cluster's own
    /// @return where the savepoint is; empty if no job is there, or it cannot be stopped at this
    ///   moment, so that it goes on
    public static Optional<String> stop(@Nullable String folder) throws InterruptedException {
        JobClient job = CURRENT.get();
        if (job == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    job.stopWithSavepoint(false, folder, SavepointFormatType.DEFAULT).get());
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    /// Ends the job where it stands, for a process that is about to end; its last checkpoint stays.
    /// A job that is gone already, and a cluster that does not answer, are left alone.
    public static void cancel() {
        JobClient job = CURRENT.get();
        if (job != null) {
            job.cancel()
                    .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(_ -> null)
                    .join();
        }
    }
}
