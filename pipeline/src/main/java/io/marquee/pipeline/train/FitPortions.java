package io.marquee.pipeline.train;

import io.marquee.feature.FeatureSpec;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.search.SearchOutcome;
import io.marquee.training.Example;
import io.marquee.training.Portion;
import io.marquee.training.PortionFit;
import java.util.List;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/// Trains both models on each portion of the titles and asks them about the others. A portion is
/// one worker's job, as boosting is a chain of trees, each made after the one before.
final class FitPortions extends PTransform<PBegin, PCollection<PortionAnswers>> {

    private static final long serialVersionUID = 1;

    private final transient List<Portion> portions;
    private final transient Material material;
    private final StageMeter meter;

    /// What portions are made of.
    ///
    /// @param examples the labelled titles, in blocks
    /// @param spec what was fitted without looking at labels
    /// @param search found out how to train
    record Material(
            PCollectionView<Iterable<List<Example>>> examples,
            PCollectionView<FeatureSpec> spec,
            PCollectionView<SearchOutcome> search) {}

    FitPortions(List<Portion> portions, Material material, StageMeter meter) {
        this.portions = List.copyOf(portions);
        this.material = material;
        this.meter = meter;
    }

    @Override
    public PCollection<PortionAnswers> expand(PBegin begin) {
        return begin.apply("Portions", Create.of(portions).withCoder(RecordCoder.of(Portion.class)))
                .apply("Spread", Reshuffle.viaRandomKey())
                .apply(
                        "Fit",
                        ParDo.of(new Fit(material, meter))
                                .withSideInputs(
                                        material.examples(), material.spec(), material.search()))
                .setCoder(RecordCoder.of(PortionAnswers.class));
    }

    private static final class Fit extends DoFn<Portion, PortionAnswers> {

        private static final long serialVersionUID = 1;

        private final PCollectionView<Iterable<List<Example>>> examples;
        private final PCollectionView<FeatureSpec> spec;
        private final PCollectionView<SearchOutcome> search;
        private final StageMeter meter;
        private transient @Nullable List<Example> inOrder;

        Fit(Material material, StageMeter meter) {
            this.examples = material.examples();
            this.spec = material.spec();
            this.search = material.search();
            this.meter = meter;
        }

        @ProcessElement
        public void process(ProcessContext context) {
            List<Example> all = inOrder;
            if (all == null) {
                all = Example.inOrder(context.sideInput(examples));
                inOrder = all;
            }
            if (all.isEmpty()) {
                return;
            }
            meter.begin();
            Examples.checkEnough(all);
            Portion portion = context.element();
            if (!Examples.canBeTried(portion, all)) {
                return;
            }
            PortionFit fit =
                    PortionFit.of(
                            portion,
                            context.sideInput(spec),
                            all,
                            context.sideInput(search).plan());
            context.output(PortionAnswers.of(portion, fit));
            meter.add(portion.learntFrom(all).size());
        }
    }
}
