package io.marquee.pipeline.run;

import io.marquee.Json;
import io.marquee.infra.Workspaces;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/// Sends a run's counts home, to whoever started it: by way of the workspace, since a runner brings
/// nothing back.
public final class WriteCounts extends PTransform<PCollection<Counts>, PDone> {

    private static final long serialVersionUID = 1;

    private final RunContext run;

    /// Writes the counts of a run.
    public WriteCounts(RunContext run) {
        this.run = run;
    }

    /// What was written; nothing counted if the pipeline did not come that far.
    public static Counts read(RunContext run) {
        return Workspaces.store(run.workspace())
                .read(key(run))
                .map(json -> Json.read(json, Counts.class, key(run)))
                .orElseGet(Counts::new);
    }

    @Override
    public PDone expand(PCollection<Counts> counts) {
        counts.apply("Write", ParDo.of(new Write(run)));
        return PDone.in(counts.getPipeline());
    }

    private static String key(RunContext run) {
        return "runs/" + run.runId() + "/counts.json";
    }

    private static final class Write extends DoFn<Counts, Void> {

        private static final long serialVersionUID = 1;

        private final RunContext run;

        Write(RunContext run) {
            this.run = run;
        }

        @ProcessElement
        public void process(@Element Counts counts) {
            Workspaces.store(run.workspace())
                    .update(key(run), current -> Json.pretty(later(current, counts)));
        }

        /// Counts only grow, so of those that a stream tells the larger are the later, in whatever
        /// order they come here.
        private Counts later(Optional<byte[]> current, Counts counts) {
            return current.map(json -> Json.read(json, Counts.class, key(run)))
                    .filter(there -> sum(there) > sum(counts))
                    .orElse(counts);
        }

        private static long sum(Counts counts) {
            return counts.values().values().stream().mapToLong(n -> n).sum();
        }
    }
}
