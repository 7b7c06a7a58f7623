package io.marquee.pipeline.run;

import io.marquee.UserError;
import io.marquee.registry.Run;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;

/// Executes a pipeline on its runner and follows it until it ends.
public final class PipelineExecution {

    /// How often a person wants to see that something moves.
    private static final long LOOK_MILLIS = 250;

    private PipelineExecution() {}

    /// Executes to the end.
    ///
    /// @param run what the progress is put on record of
    /// @param screen what shows the progress
    /// @throws UserError for what the data or options did wrong, wherever it was noticed
    /// @throws PipelineFailure for everything else
    public static void execute(
            Pipeline pipeline, RunContext context, Run run, ProgressScreen screen)
            throws InterruptedException {
        ProgressWatch watch = new ProgressWatch(context, run, screen);
        CompletableFuture<PipelineResult.State> end = start(pipeline);
        try {
            while (!end.isDone()) {
                watch.look();
                waitALittle(end);
            }
            PipelineResult.State state = end.get();
            if (state != PipelineResult.State.DONE) {
                throw new PipelineFailure("The pipeline ended as " + state + ".", null);
            }
        } catch (ExecutionException e) {
            throw Failures.explain(e.getCause());
        } finally {
            WorkerProgress.close(context);
            watch.finish();
        }
    }

    /// Leaves nothing behind of a pipeline that the end of this process cuts short.
    public static void abandon(RunContext context) {
        WorkerProgress.close(context);
        WorkerProgress.clear(context);
    }

    private static CompletableFuture<PipelineResult.State> start(Pipeline pipeline) {
        CompletableFuture<PipelineResult.State> end = new CompletableFuture<>();
        Thread.ofPlatform()
                .name("pipeline")
                .daemon()
                .start(() -> {
                    try {
                        end.complete(pipeline.run().waitUntilFinish());
                    } catch (Throwable e) {
                        end.completeExceptionally(e);
                    }
                });
        return end;
    }

    private static void waitALittle(CompletableFuture<?> end) throws InterruptedException {
        try {
            end.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Either is seen by the caller's next look at the future.
        }
    }
}
