package io.marquee.pipeline.train;

import io.marquee.label.Label;
import io.marquee.label.LabelPolicy;
import io.marquee.label.Split;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.training.Example;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/// Makes an example of every title that has a label.
final class LabelTitles
        extends PTransform<PCollection<List<ObservedTitle>>, PCollection<List<Example>>> {

    private static final long serialVersionUID = 1;

    private final PCollectionView<LabelPolicy> policy;

    LabelTitles(PCollectionView<LabelPolicy> policy) {
        this.policy = policy;
    }

    @Override
    public PCollection<List<Example>> expand(PCollection<List<ObservedTitle>> titles) {
        return titles.apply("Examples", ParDo.of(new ToExamples(policy)).withSideInputs(policy))
                .setCoder(ListCoder.of(RecordCoder.of(Example.class)));
    }

    private static final class ToExamples extends DoFn<List<ObservedTitle>, List<Example>> {

        private static final long serialVersionUID = 1;

        private final PCollectionView<LabelPolicy> policy;

        ToExamples(PCollectionView<LabelPolicy> policy) {
            this.policy = policy;
        }

        @ProcessElement
        public void process(ProcessContext context) {
            LabelPolicy labels = context.sideInput(policy);
            List<Example> examples = new ArrayList<>();
            for (ObservedTitle observed : context.element()) {
                Label label = labels.label(observed.evidence());
                if (!label.isMissing()) {
                    examples.add(example(observed, label, labels.splitSeed()));
                }
            }
            if (!examples.isEmpty()) {
                context.output(examples);
            }
        }

        private static Example example(ObservedTitle observed, Label label, long splitSeed) {
            Double rating = label.rating();
            Boolean liked = label.liked();
            return new Example(
                    observed.title(),
                    Split.of(observed.title().identity(), splitSeed),
                    rating == null ? Double.NaN : rating,
                    liked == null ? Double.NaN : liked ? 1 : 0);
        }
    }
}
