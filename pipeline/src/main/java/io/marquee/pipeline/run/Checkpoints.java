package io.marquee.pipeline.run;

import io.marquee.Json;
import io.marquee.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.jspecify.annotations.Nullable;

/// What a pipeline without end needs on Flink, so that nothing is lost or doubled when a worker, or
/// all of them, die.
///
/// @param every how often a checkpoint is made
/// @param folder for checkpoints, as a URI, which all of a cluster must reach; null for wherever
///   the cluster keeps its own
/// @param from the checkpoint or savepoint to go on from; null to begin anew
/// @param ends whether the pipeline comes to its end by itself: what waits for a checkpoint then is
///   written without one
public record Checkpoints(
        Duration every, @Nullable String folder, @Nullable String from, boolean ends) {

    private static final long WATERMARK_MILLIS = 200;

    /// Beam keeps what waits for a checkpoint in a ring of so many buffers and one more, and takes
    /// the next for what comes after a checkpoint. Where that one still waits itself, since its
    /// checkpoint was restored from, given up or overtaken by a savepoint, what comes after is let
    /// go with it though no checkpoint has it, and is made up anew after the next restore. So there
    /// are more than can wait.
    private static final int BUFFERS = 50;

    /// One checkpoint at a time, whatever the buffers.
    private static final long PAUSE_MILLIS = 100;

    /// Sets all this. What the user has set stays.
    ///
    /// @throws UserError if there is something to go on from, and the runner keeps no checkpoints
    public void apply(PipelineOptions options) {
        if (options.getRunner() != FlinkRunner.class) {
            if (from != null) {
                throw new UserError(
                        "--from-savepoint is for Flink; leave --runner=%s out."
                                .formatted(options.getRunner().getSimpleName()));
            }
            return;
        }
        FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
        if (flink.getCheckpointingInterval() < 1) {
            flink.setCheckpointingInterval(every.toMillis());
        }
        flink.setExternalizedCheckpointsEnabled(true);
        flink.setRetainExternalizedCheckpointsOnCancellation(true);
        flink.setNumConcurrentCheckpoints(BUFFERS);
        flink.setMinPauseBetweenCheckpoints(PAUSE_MILLIS);
        flink.setEnableStableInputDrain(ends);
        // Else what a bundle has still to tell is both kept in a savepoint and told when it is
        // taken.
        flink.setFinishBundleBeforeCheckpointing(true);
        if (flink.getAutoWatermarkInterval() == null) {
            flink.setAutoWatermarkInterval(WATERMARK_MILLIS);
        }
        if (from != null) {
            flink.setSavepointPath(from);
        }
        flink.setFlinkConfDir(configuration(flink.getFlinkConfDir()).toString());
    }

    /// Flink's own configuration has what Beam has no option for.
    private Path configuration(@Nullable String given) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("execution.job-listeners", FlinkJob.class.getName());
        if (folder != null) {
            all.put("state.checkpoints.dir", folder);
        }
        // On embedded Flink the option for it is not looked at.
        if (from != null) {
            all.put("execution.savepoint.path", from);
        }
        all.put("restart-strategy.type", "failure-rate");
        all.put("restart-strategy.failure-rate.max-failures-per-interval", "10");
        all.put("restart-strategy.failure-rate.failure-rate-interval", "10 min");
        all.put("restart-strategy.failure-rate.delay", "1 s");
        if (given != null) {
            all.putAll(GlobalConfiguration.loadConfiguration(given).toMap());
        }
        try {
            Path made = Files.createTempDirectory("marquee-flink");
            made.toFile().deleteOnExit();
            Path file = Files.writeString(made.resolve("config.yaml"), Json.line(all));
            file.toFile().deleteOnExit();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
