package io.marquee.pipeline.run;

import io.marquee.pipeline.coder.JsonCoder;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableBiFunction;
import org.apache.beam.sdk.values.PCollection;

/// Counts what rows are, block by block.
///
/// @param <T> rows
public final class CountRows<T> extends PTransform<PCollection<List<T>>, PCollection<Counts>> {

    private static final long serialVersionUID = 1;

    private final SerializableBiFunction<T, Counts, Counts> tell;

    /// Counts rows.
    ///
    /// @param tell adds a row to the counts and returns them
    public CountRows(SerializableBiFunction<T, Counts, Counts> tell) {
        this.tell = tell;
    }

    @Override
    public PCollection<Counts> expand(PCollection<List<T>> blocks) {
        return blocks.apply("Blocks", ParDo.of(new CountBlock<>(tell)))
                .setCoder(JsonCoder.of(Counts.class));
    }

    /// Adds up counts over a whole collection.
    public static PTransform<PCollection<Counts>, PCollection<Counts>> sum() {
        return Combine.globally(new Sum());
    }

    private static final class CountBlock<T> extends DoFn<List<T>, Counts> {

        private static final long serialVersionUID = 1;

        private final SerializableBiFunction<T, Counts, Counts> tell;

        CountBlock(SerializableBiFunction<T, Counts, Counts> tell) {
            this.tell = tell;
        }

        @ProcessElement
        public void process(@Element List<T> block, OutputReceiver<Counts> out) {
            Counts counts = new Counts();
            for (T row : block) {
                counts = tell.apply(row, counts);
            }
            out.output(counts);
        }
    }

    static final class Sum extends Combine.CombineFn<Counts, Counts, Counts> {

        private static final long serialVersionUID = 1;

        @Override
        public Counts createAccumulator() {
            return new Counts();
        }

        @Override
        public Counts addInput(Counts sum, Counts counts) {
            return sum.addAll(counts);
        }

        @Override
        public Counts mergeAccumulators(Iterable<Counts> parts) {
            Counts sum = new Counts();
            parts.forEach(sum::addAll);
            return sum;
        }

        @Override
        public Counts extractOutput(Counts sum) {
            return sum;
        }

        @Override
        public Coder<Counts> getAccumulatorCoder(CoderRegistry registry, Coder<Counts> inputCoder) {
            return JsonCoder.of(Counts.class);
        }

        @Override
        public Coder<Counts> getDefaultOutputCoder(
                CoderRegistry registry, Coder<Counts> inputCoder) {
            return JsonCoder.of(Counts.class);
        }
    }
}
