package io.marquee.pipeline.run;

import io.marquee.pipeline.coder.JsonCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/// Counts the elements of a stream, each under a name. What a worker has taken in together it tells
/// together.
///
/// @param <T> elements, of the global window
public final class CountEach<T> extends PTransform<PCollection<T>, PCollection<Counts>> {

    private static final long serialVersionUID = 1;

    private final SerializableFunction<T, String> naming;

    /// Counts elements.
    ///
    /// @param naming what an element is counted under
    public CountEach(SerializableFunction<T, String> naming) {
        this.naming = naming;
    }

    @Override
    public PCollection<Counts> expand(PCollection<T> elements) {
        return elements.apply("Tally", ParDo.of(new Tally<>(naming)))
                .setCoder(JsonCoder.of(Counts.class));
    }

    private static final class Tally<T> extends DoFn<T, Counts> {

        private static final long serialVersionUID = 1;

        private final SerializableFunction<T, String> naming;
        private transient @Nullable Counts counts;

        Tally(SerializableFunction<T, String> naming) {
            this.naming = naming;
        }

        @ProcessElement
        public void process(@Element T element) {
            Counts sofar = counts;
            if (sofar == null) {
                sofar = new Counts();
                counts = sofar;
            }
            sofar.add(naming.apply(element), 1);
        }

        @FinishBundle
        public void tell(FinishBundleContext context) {
            Counts told = counts;
            if (told != null) {
                counts = null;
                context.output(told, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
            }
        }
    }
}
