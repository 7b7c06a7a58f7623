package io.marquee.pipeline.train;

import io.marquee.feature.FeatureSpec;
import io.marquee.feature.Featurizer;
import io.marquee.label.Label;
import io.marquee.label.LabelPolicy;
import io.marquee.label.Split;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.StageMeter;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/// Makes an example of every title that has a label.
final class Featurize
        extends PTransform<PCollection<List<ObservedTitle>>, PCollection<List<Example>>> {

    private static final long serialVersionUID = 1;

    private final PCollectionView<FeatureSpec> spec;
    private final PCollectionView<LabelPolicy> policy;
    private final StageMeter meter;

    Featurize(
            PCollectionView<FeatureSpec> spec,
            PCollectionView<LabelPolicy> policy,
            StageMeter meter) {
        this.spec = spec;
        this.policy = policy;
        this.meter = meter;
    }

    @Override
    public PCollection<List<Example>> expand(PCollection<List<ObservedTitle>> titles) {
        return titles.apply(
                        "Examples",
                        ParDo.of(new ToExamples(spec, policy, meter)).withSideInputs(spec, policy))
                .setCoder(ListCoder.of(RecordCoder.of(Example.class)));
    }

    private static final class ToExamples extends DoFn<List<ObservedTitle>, List<Example>> {

        private static final long serialVersionUID = 1;

        private final PCollectionView<FeatureSpec> spec;
        private final PCollectionView<LabelPolicy> policy;
        private final StageMeter meter;
        private transient @Nullable Featurizer featurizer;

        ToExamples(
                PCollectionView<FeatureSpec> spec,
                PCollectionView<LabelPolicy> policy,
                StageMeter meter) {
            this.spec = spec;
            this.policy = policy;
            this.meter = meter;
        }

        @ProcessElement
        public void process(ProcessContext context) {
            Featurizer known = featurizer;
            if (known == null) {
                known = new Featurizer(context.sideInput(spec));
                featurizer = known;
            }
            LabelPolicy labels = context.sideInput(policy);
            List<Example> examples = new ArrayList<>();
            for (ObservedTitle observed : context.element()) {
                Label label = labels.label(observed.evidence());
                if (!label.isMissing()) {
                    examples.add(example(observed, label, known, labels.splitSeed()));
                }
            }
            meter.add(context.element().size());
            if (!examples.isEmpty()) {
                context.output(examples);
            }
        }

        private static Example example(
                ObservedTitle observed, Label label, Featurizer featurizer, long splitSeed) {
            Double rating = label.rating();
            Boolean liked = label.liked();
            List<String> genres = observed.title().genres();
            return new Example(
                    observed.title().id(),
                    Split.of(observed.title().identity(), splitSeed),
                    featurizer.vector(observed.title()),
                    rating == null ? Double.NaN : rating,
                    liked == null ? Double.NaN : liked ? 1 : 0,
                    genres.isEmpty() ? "" : genres.getFirst());
        }
    }
}
