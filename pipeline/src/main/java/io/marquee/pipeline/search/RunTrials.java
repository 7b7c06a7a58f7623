package io.marquee.pipeline.search;

import io.marquee.pipeline.run.StageMeter;
import io.marquee.search.ModelSearch;
import io.marquee.search.Trial;
import io.marquee.search.TrialTask;
import io.marquee.training.Example;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.jspecify.annotations.Nullable;

/// Runs trials.
final class RunTrials extends DoFn<TrialTask, Trial> {

    private static final long serialVersionUID = 1;

    private final ModelSearch search;
    private final FindOptions.Material material;
    private final StageMeter meter;
    private transient @Nullable List<Example> inOrder;

    RunTrials(ModelSearch search, FindOptions.Material material, StageMeter meter) {
        this.search = search;
        this.material = material;
        this.meter = meter;
    }

    @ProcessElement
    public void process(ProcessContext context) {
        meter.begin();
        context.element()
                .run(
                        context.sideInput(material.spec()),
                        examples(context),
                        search.plan().hindsight(),
                        trial -> {
                            context.output(trial);
                            meter.add(1);
                        });
    }

    /// The titles in the order of their ids, however they arrived; put in order once.
    private List<Example> examples(ProcessContext context) {
        List<Example> known = inOrder;
        if (known == null) {
            known = Example.inOrder(context.sideInput(material.examples()));
            inOrder = known;
        }
        return known;
    }
}
