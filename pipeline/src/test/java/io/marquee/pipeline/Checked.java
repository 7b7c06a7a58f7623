package io.marquee.pipeline;

import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions.CheckEnabled;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/// Pipelines for tests: on the DirectRunner with its checks on, so that a transform which changes
/// an element, gives out what its coder cannot carry, or has steps of one name, fails the test.
public final class Checked {

    private Checked() {}

    /// An empty pipeline; its `run()` returns when it has ended.
    public static Pipeline pipeline() {
        DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
        options.setRunner(DirectRunner.class);
        options.setEnforceImmutability(true);
        options.setEnforceEncodability(true);
        options.setStableUniqueNames(CheckEnabled.ERROR);
        return Pipeline.create(options);
    }
}
