package io.marquee.pipeline.search;

import io.marquee.feature.FeatureSpec;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.search.ModelSearch;
import io.marquee.search.Rung;
import io.marquee.search.SearchEffort;
import io.marquee.search.SearchOutcome;
import io.marquee.search.Trial;
import io.marquee.search.TrialTask;
import io.marquee.training.Example;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;

/// Searches for training options. There is always one outcome; without a search it is the given
/// plan.
///
/// Every rung of the search is a step of its own: what has been found on the rungs before says what
/// is to be tried, and the trials are spread over all workers. An element is a handful of trials on
/// one fold, for which the fold's features are fitted once.
public final class FindOptions extends PTransform<PBegin, PCollection<SearchOutcome>> {

    private static final long serialVersionUID = 1;

    /// What is learnt from.
    ///
    /// @param examples all labelled titles, in blocks
    /// @param spec what was fitted to the titles without looking at labels
    public record Material(
            PCollectionView<Iterable<List<Example>>> examples, PCollectionView<FeatureSpec> spec)
            implements Serializable {}

    private final ModelSearch search;
    private final Material material;
    private final StageMeter meter;

    /// Searches.
    ///
    /// @param meter counts trials
    public FindOptions(ModelSearch search, Material material, StageMeter meter) {
        this.search = search;
        this.material = material;
        this.meter = meter;
    }

    @Override
    public PCollection<SearchOutcome> expand(PBegin begin) {
        if (search.effort() == SearchEffort.NONE) {
            return begin.apply(
                    "KeepGiven",
                    Create.of(search.outcome(List.of()))
                            .withCoder(RecordCoder.of(SearchOutcome.class)));
        }
        PCollection<Trial> soFar =
                begin.apply("BeforeTrials", Create.empty(RecordCoder.of(Trial.class)));
        for (Rung rung : Rung.values()) {
            String step = rung.label();
            PCollectionView<Iterable<Trial>> known =
                    soFar.apply("TrialsBefore" + step, View.asIterable());
            PCollection<Trial> trials =
                    begin.apply("Start" + step, Create.of(0))
                            .apply(
                                    "Plan" + step,
                                    ParDo.of(new PlanTrials(search, rung, known))
                                            .withSideInputs(known))
                            .setCoder(RecordCoder.of(TrialTask.class))
                            .apply("Spread" + step, Reshuffle.viaRandomKey())
                            .apply(
                                    "Run" + step,
                                    ParDo.of(new RunTrials(search, material, meter))
                                            .withSideInputs(material.examples(), material.spec()))
                            .setCoder(RecordCoder.of(Trial.class));
            soFar =
                    PCollectionList.of(soFar)
                            .and(trials)
                            .apply("TrialsUpTo" + step, Flatten.pCollections());
        }
        PCollectionView<Iterable<Trial>> all = soFar.apply("AllTrials", View.asIterable());
        return begin.apply("End", Create.of(0))
                .apply("Choose", ParDo.of(new Choose(search, all)).withSideInputs(all))
                .setCoder(RecordCoder.of(SearchOutcome.class));
    }

    /// Lays out what is to be tried on a rung.
    private static final class PlanTrials extends DoFn<Integer, TrialTask> {

        private static final long serialVersionUID = 1;

        private final ModelSearch search;
        private final Rung rung;
        private final PCollectionView<Iterable<Trial>> soFar;

        PlanTrials(ModelSearch search, Rung rung, PCollectionView<Iterable<Trial>> soFar) {
            this.search = search;
            this.rung = rung;
            this.soFar = soFar;
        }

        @ProcessElement
        public void process(ProcessContext context) {
            search.tasks(rung, list(context.sideInput(soFar))).forEach(context::output);
        }
    }

    /// Ends the search.
    private static final class Choose extends DoFn<Integer, SearchOutcome> {

        private static final long serialVersionUID = 1;

        private final ModelSearch search;
        private final PCollectionView<Iterable<Trial>> trials;

        Choose(ModelSearch search, PCollectionView<Iterable<Trial>> trials) {
            this.search = search;
            this.trials = trials;
        }

        @ProcessElement
        public void process(ProcessContext context) {
            context.output(search.outcome(list(context.sideInput(trials))));
        }
    }

    private static List<Trial> list(Iterable<Trial> trials) {
        List<Trial> list = new ArrayList<>();
        trials.forEach(list::add);
        return list;
    }
}
