package io.marquee.pipeline.fit;

import io.marquee.label.LabelOptions;
import io.marquee.label.LabelPolicy;
import io.marquee.label.RatingPrior;
import io.marquee.label.Split;
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.merge.ObservedTitle;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;

/// Fits the prior that ratings are shrunk toward, on the titles that are not held back for the
/// test.
public final class FitPrior
        extends PTransform<PCollection<List<ObservedTitle>>, PCollection<LabelPolicy>> {

    private static final long serialVersionUID = 1;

    private final LabelOptions options;
    private final long splitSeed;

    /// Fits the prior.
    ///
    /// @param splitSeed decides which titles are held back
    public FitPrior(LabelOptions options, long splitSeed) {
        this.options = options;
        this.splitSeed = splitSeed;
    }

    @Override
    public PCollection<LabelPolicy> expand(PCollection<List<ObservedTitle>> titles) {
        LabelOptions labelOptions = options;
        long seed = splitSeed;
        return titles.apply("Combine", Combine.globally(new Sum(seed)))
                .apply(
                        "Policy",
                        MapElements.into(TypeDescriptor.of(LabelPolicy.class))
                                .via(sums -> new LabelPolicy(sums.prior(), labelOptions, seed)))
                .setCoder(JsonCoder.of(LabelPolicy.class));
    }

    private static final class Sum
            extends Combine.CombineFn<List<ObservedTitle>, RatingPrior.Sums, RatingPrior.Sums> {

        private static final long serialVersionUID = 1;

        private final long splitSeed;

        Sum(long splitSeed) {
            this.splitSeed = splitSeed;
        }

        @Override
        public RatingPrior.Sums createAccumulator() {
            return RatingPrior.Sums.NONE;
        }

        @Override
        public RatingPrior.Sums addInput(RatingPrior.Sums sums, List<ObservedTitle> block) {
            RatingPrior.Sums result = sums;
            for (ObservedTitle observed : block) {
                if (Split.of(observed.title().identity(), splitSeed) == Split.TRAIN) {
                    result = result.plus(observed.evidence());
                }
            }
            return result;
        }

        @Override
        public RatingPrior.Sums mergeAccumulators(Iterable<RatingPrior.Sums> parts) {
            RatingPrior.Sums result = RatingPrior.Sums.NONE;
            for (RatingPrior.Sums part : parts) {
                result = result.plus(part);
            }
            return result;
        }

        @Override
        public RatingPrior.Sums extractOutput(RatingPrior.Sums sums) {
            return sums;
        }

        @Override
        public Coder<RatingPrior.Sums> getAccumulatorCoder(
                CoderRegistry registry, Coder<List<ObservedTitle>> inputCoder) {
            return RecordCoder.of(RatingPrior.Sums.class);
        }

        @Override
        public Coder<RatingPrior.Sums> getDefaultOutputCoder(
                CoderRegistry registry, Coder<List<ObservedTitle>> inputCoder) {
            return RecordCoder.of(RatingPrior.Sums.class);
        }
    }
}
