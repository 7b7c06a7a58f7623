package io.marquee.pipeline.cli;

import io.marquee.infra.sagemaker.DeploymentProgress;
import io.marquee.registry.Run;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Tells the run's record and the screen how a deployment gets on.
final class RunProgress implements DeploymentProgress, AutoCloseable {

    private final Run run;
    private final InstantSource clock = InstantSource.system();
    private @Nullable String step;
    private Instant since = clock.instant();

    RunProgress(Run run) {
        this.run = run;
    }

    @Override
    public void step(String name) {
        finish();
        step = name;
        since = clock.instant();
        run.stageStarted(name);
    }

    @Override
    public void note(String sentence) {
        run.note(sentence);
        System.err.println(sentence);
    }

    @Override
    public void close() {
        finish();
    }

    /// Ends the last step; to be called before the run ends.
    void finish() {
        if (step != null) {
            run.stageDone(step, 0, since, clock.instant());
            step = null;
        }
    }
}
