package io.marquee.pipeline.monitor;

import io.marquee.Json;
import io.marquee.drift.Baseline;
import io.marquee.drift.DriftReport;
import io.marquee.drift.DriftTests;
import io.marquee.drift.MonitorFiles;
import io.marquee.drift.Profile;
import io.marquee.drift.Thresholds;
import io.marquee.drift.WindowDrift;
import io.marquee.infra.Workspaces;
import io.marquee.pipeline.run.RunContext;
import io.marquee.registry.Publications;
import io.marquee.registry.StoredModel;
import io.marquee.registry.Workspace;
import io.marquee.scoring.ScoringModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/// Compares the profiles of all windows with the baseline, and stages what was found for
/// publication: `drift.json`, and Model Monitor's files.
public final class PublishDrift extends PTransform<PCollection<KV<Long, Profile>>, PDone> {

    private static final long serialVersionUID = 1;

    /// What a comparison is told.
    ///
    /// @param modelVersion whose baseline it is
    /// @param source what was looked at, see [DriftReport]
    /// @param windowSeconds length of the windows; 0 if time does not matter
    public record Terms(
            String modelVersion, String source, long windowSeconds, Thresholds thresholds) {}

    private final RunContext run;
    private final String terms;

    /// Publishes.
    public PublishDrift(RunContext run, Terms terms) {
        this.run = run;
        this.terms = Json.line(terms);
    }

    @Override
    public PDone expand(PCollection<KV<Long, Profile>> profiles) {
        profiles.apply("OneGroup", WithKeys.of(0))
                .setCoder(
                        KvCoder.of(
                                VarIntCoder.of(),
                                KvCoder.of(VarLongCoder.of(), new ProfileCoder())))
                .apply("Gather", GroupByKey.create())
                .apply("Compare", ParDo.of(new Compare(run, terms)));
        return PDone.in(profiles.getPipeline());
    }

    private static final class Compare
            extends DoFn<KV<Integer, Iterable<KV<Long, Profile>>>, Void> {

        private static final long serialVersionUID = 1;

        private final RunContext run;
        private final String terms;

        Compare(RunContext run, String terms) {
            this.run = run;
            this.terms = terms;
        }

        @ProcessElement
        public void process(@Element KV<Integer, Iterable<KV<Long, Profile>>> all) {
            Terms known =
                    Json.read(terms.getBytes(StandardCharsets.UTF_8), Terms.class, "the terms");
            Workspace workspace = Workspaces.open(run.workspace());
            StoredModel model = workspace.models().require(known.modelVersion());
            Baseline baseline =
                    Baseline.read(
                            model.file(ScoringModel.BASELINE),
                            model.location() + "/" + ScoringModel.BASELINE);
            DriftTests tests = new DriftTests(baseline, known.thresholds());
            SortedMap<Long, Profile> windows = new TreeMap<>();
            all.getValue().forEach(window -> windows.put(window.getKey(), window.getValue()));
            Profile whole = Profile.empty(baseline);
            List<WindowDrift> compared = new ArrayList<>();
            for (Map.Entry<Long, Profile> window : windows.entrySet()) {
                whole.addAll(window.getValue());
                boolean ever = window.getKey() == Observation.EVER;
                compared.add(
                        tests.compare(
                                window.getValue(),
                                ever ? null : Instant.ofEpochSecond(window.getKey()),
                                ever
                                        ? null
                                        : Instant.ofEpochSecond(
                                                window.getKey() + known.windowSeconds())));
            }
            DriftReport report =
                    new DriftReport(
                            DriftReport.FORMAT_VERSION,
                            known.modelVersion(),
                            known.source(),
                            known.thresholds(),
                            compared);
            MonitorFiles files = new MonitorFiles(baseline, known.thresholds());
            Publications monitoring = workspace.monitoring();
            monitoring.stage(run.runId(), DriftReport.FILE, report.toJson());
            monitoring.stage(run.runId(), MonitorFiles.STATISTICS, files.statistics(whole));
            monitoring.stage(run.runId(), MonitorFiles.CONSTRAINTS, files.constraints());
            monitoring.stage(
                    run.runId(),
                    MonitorFiles.VIOLATIONS,
                    files.violations(tests.compare(whole, null, null)));
        }
    }
}
