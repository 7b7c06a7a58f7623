package io.marquee.pipeline.train;

import io.marquee.UserError;
import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.LikedEvaluation;
import io.marquee.evaluation.RatingEvaluation;
import io.marquee.evaluation.TestSplit;
import io.marquee.label.Split;
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.run.StageMeter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/// Asks both models about the titles that were held back, and puts their answers beside the naive
/// ones.
final class EvaluateModels
        extends PTransform<
                PCollection<KV<Integer, Iterable<List<Example>>>>, PCollection<Evaluation>> {

    /// A title counts as liked when that is more likely than not.
    private static final double LIKED_THRESHOLD = 0.5;

    private static final long serialVersionUID = 1;

    private final PCollectionView<TrainedModels> models;
    private final long seed;
    private final StageMeter meter;

    EvaluateModels(PCollectionView<TrainedModels> models, long seed, StageMeter meter) {
        this.models = models;
        this.seed = seed;
        this.meter = meter;
    }

    @Override
    public PCollection<Evaluation> expand(
            PCollection<KV<Integer, Iterable<List<Example>>>> examples) {
        return examples.apply(
                        "Test", ParDo.of(new Test(models, seed, meter)).withSideInputs(models))
                .setCoder(JsonCoder.of(Evaluation.class));
    }

    private static final class Test extends DoFn<KV<Integer, Iterable<List<Example>>>, Evaluation> {

        private static final long serialVersionUID = 1;

        private final PCollectionView<TrainedModels> models;
        private final long seed;
        private final StageMeter meter;

        Test(PCollectionView<TrainedModels> models, long seed, StageMeter meter) {
            this.models = models;
            this.seed = seed;
            this.meter = meter;
        }

        @ProcessElement
        public void process(ProcessContext context) {
            meter.begin();
            ExampleSet examples = ExampleSet.of(context.element().getValue());
            TrainedModels trained = context.sideInput(models);
            TestSplit rating = split(Objective.RATING, trained.rating(), "rating.json", examples);
            TestSplit liked = split(Objective.LIKED, trained.liked(), "liked.json", examples);
            context.output(
                    new Evaluation(
                            RatingEvaluation.of(rating, seed),
                            LikedEvaluation.of(liked, LIKED_THRESHOLD, seed)));
            meter.add(Math.max(rating.actual().length, liked.actual().length));
        }

        private static TestSplit split(
                Objective objective, byte[] model, String file, ExampleSet all) {
            ExampleSet training = all.of(Split.TRAIN, objective);
            ExampleSet test = all.of(Split.TEST, objective);
            if (test.size() == 0) {
                throw new UserError(
                        "None of the %d labelled titles fell into the test split. Hand over more labels, or choose another --seed."
                                .formatted(training.size()));
            }
            Ensemble ensemble = Ensemble.read(model, file);
            double[] targets = training.targets(objective);
            double mean = Arrays.stream(targets).average().orElseThrow();
            return new TestSplit(
                    training.size(),
                    mean,
                    test.targets(objective),
                    ensemble.predict(test.vectors(ensemble.columns().size())),
                    genreMeans(training.genres(), targets, test.genres(), mean));
        }

        /// The mean label of the training titles with the same leading genre; of all, where there
        /// are none.
        private static double[] genreMeans(
                List<String> trainingGenres,
                double[] targets,
                List<String> testGenres,
                double mean) {
            Map<String, double[]> sumAndCount = new HashMap<>();
            for (int i = 0; i < targets.length; i++) {
                double[] cell =
                        sumAndCount.computeIfAbsent(trainingGenres.get(i), g -> new double[2]);
                cell[0] += targets[i];
                cell[1]++;
            }
            return testGenres.stream()
                    .mapToDouble(genre -> {
                        double[] cell = sumAndCount.get(genre);
                        return cell == null ? mean : cell[0] / cell[1];
                    })
                    .toArray();
        }
    }
}
