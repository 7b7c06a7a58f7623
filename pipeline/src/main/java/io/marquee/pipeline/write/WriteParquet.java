package io.marquee.pipeline.write;

import io.marquee.pipeline.run.StageMeter;
import java.util.List;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/// Writes records as Parquet files into a folder. Each file appears when it is whole.
///
/// @param <T> the record; its collection must have a coder
public final class WriteParquet<T> extends PTransform<PCollection<List<T>>, PDone> {

    private static final long serialVersionUID = 1;

    private final Class<T> type;
    private final String folder;
    private final StageMeter meter;

    /// Writes Parquet files.
    ///
    /// @param folder on any file system that Beam knows
    public WriteParquet(Class<T> type, String folder, StageMeter meter) {
        this.type = type;
        this.folder = folder;
        this.meter = meter;
    }

    @Override
    public PDone expand(PCollection<List<T>> blocks) {
        blocks.apply("Meter", ParDo.of(new Meter<>(meter)))
                .setCoder(blocks.getCoder())
                .apply(
                        "Files",
                        FileIO.<List<T>>write()
                                .via(new ParquetSink<>(type))
                                .to(folder)
                                .withPrefix("part")
                                .withSuffix(".parquet"));
        return PDone.in(blocks.getPipeline());
    }

    private static final class Meter<T> extends DoFn<List<T>, List<T>> {

        private static final long serialVersionUID = 1;

        private final StageMeter meter;

        Meter(StageMeter meter) {
            this.meter = meter;
        }

        @ProcessElement
        public void process(@Element List<T> block, OutputReceiver<List<T>> out) {
            out.output(block);
            meter.add(block.size());
        }
    }
}
