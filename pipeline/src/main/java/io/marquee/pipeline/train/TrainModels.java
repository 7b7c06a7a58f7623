package io.marquee.pipeline.train;

import io.marquee.UserError;
import io.marquee.ensemble.Objective;
import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureSpec;
import io.marquee.label.Split;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.training.GradientBoosting;
import io.marquee.training.TrainingOptions;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/// Trains both models at once, on one worker: boosting is a chain of trees, each made after the one
/// before.
final class TrainModels
        extends PTransform<
                PCollection<KV<Integer, Iterable<List<Example>>>>, PCollection<TrainedModels>> {

    /// Fewer labelled titles than this teach nothing that would hold.
    static final int FEWEST_EXAMPLES = 100;

    private static final long serialVersionUID = 1;

    private final PCollectionView<FeatureSpec> spec;
    private final TrainingOptions options;
    private final StageMeter meter;

    TrainModels(PCollectionView<FeatureSpec> spec, TrainingOptions options, StageMeter meter) {
        this.spec = spec;
        this.options = options;
        this.meter = meter;
    }

    @Override
    public PCollection<TrainedModels> expand(
            PCollection<KV<Integer, Iterable<List<Example>>>> examples) {
        return examples.apply(
                        "Boost", ParDo.of(new Boost(spec, options, meter)).withSideInputs(spec))
                .setCoder(RecordCoder.of(TrainedModels.class));
    }

    private static final class Boost
            extends DoFn<KV<Integer, Iterable<List<Example>>>, TrainedModels> {

        private static final long serialVersionUID = 1;

        private final PCollectionView<FeatureSpec> spec;
        private final TrainingOptions options;
        private final StageMeter meter;

        Boost(PCollectionView<FeatureSpec> spec, TrainingOptions options, StageMeter meter) {
            this.spec = spec;
            this.options = options;
            this.meter = meter;
        }

        @ProcessElement
        public void process(ProcessContext context) throws InterruptedException {
            meter.begin();
            ExampleSet examples = ExampleSet.of(context.element().getValue());
            List<FeatureColumn> columns = context.sideInput(spec).columns();
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                Future<byte[]> rating =
                        both.submit(() -> train(Objective.RATING, examples, columns));
                Future<byte[]> liked = both.submit(() -> train(Objective.LIKED, examples, columns));
                context.output(new TrainedModels(result(rating), result(liked)));
            }
            meter.add(examples.size());
        }

        private byte[] train(Objective objective, ExampleSet all, List<FeatureColumn> columns) {
            ExampleSet examples = all.of(Split.TRAIN, objective);
            if (examples.size() < FEWEST_EXAMPLES) {
                throw tooFew(objective, examples.size(), all.of(Split.TEST, objective).size());
            }
            return GradientBoosting.train(
                            objective,
                            examples.vectors(columns.size()),
                            examples.targets(objective),
                            columns,
                            options)
                    .toJson();
        }

        private static UserError tooFew(Objective objective, int training, int test) {
            return new UserError(
                    "There are %d titles with a label to learn %s from, and %d to test on; at least %d to learn from are needed. Hand over more labels with a %s, or lower --minimum-ratings where they come from --engagement."
                            .formatted(
                                    training,
                                    objective == Objective.RATING ? "ratings" : "likes",
                                    test,
                                    FEWEST_EXAMPLES,
                                    objective == Objective.RATING ? "user_rating" : "user_liked"));
        }

        private static byte[] result(Future<byte[]> model) throws InterruptedException {
            try {
                return model.get();
            } catch (java.util.concurrent.ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new CompletionException(e.getCause());
            }
        }
    }
}
