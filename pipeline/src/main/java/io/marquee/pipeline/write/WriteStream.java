package io.marquee.pipeline.write;

import io.marquee.Sha256;
import io.marquee.infra.Workspaces;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.registry.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupIntoBatches;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.windowing.DefaultTrigger;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;
import org.jspecify.annotations.Nullable;

/// Writes records of a stream as Parquet files into a folder of the workspace, a file every so
/// often. Each file appears when it is whole.
///
/// No row is lost if workers die. A batch of rows is written only when a checkpoint holds it, and
/// its file is called by what is in it, so that a second try of a batch makes the same file. Equal
/// batches are therefore one: a row must not be equal to any other of the stream. After a restore a
/// batch may be made up anew all the same, so readers go by what rows tell of, and do not count
/// them.
///
/// @param <T> the record; its collection must have a coder
public final class WriteStream<T> extends PTransform<PCollection<T>, PDone> {

    private static final long serialVersionUID = 1;

    /// A file of more rows would weigh on the worker that makes it.
    private static final long MOST_ROWS = 65_536;

    private final Class<T> type;
    private final String folder;
    private final Duration every;
    private final StageMeter meter;

    /// Writes files.
    ///
    /// @param folder a key in the workspace of the meter's run
    /// @param every how long rows may wait for others to share a file with, in processing time
    public WriteStream(Class<T> type, String folder, Duration every, StageMeter meter) {
        this.type = type;
        this.folder = folder;
        this.every = every;
        this.meter = meter;
    }

    @Override
    public PDone expand(PCollection<T> rows) {
        rows.apply(
                        "OutOfWindows",
                        Window.<T>into(new GlobalWindows())
                                .triggering(DefaultTrigger.of())
                                .withAllowedLateness(Duration.ZERO)
                                .discardingFiredPanes())
                .apply(
                        "Together",
                        WithKeys.<Integer, T>of(0).withKeyType(TypeDescriptors.integers()))
                .setCoder(KvCoder.of(VarIntCoder.of(), rows.getCoder()))
                .apply(
                        "Batch",
                        GroupIntoBatches.<Integer, T>ofSize(MOST_ROWS)
                                .withMaxBufferingDuration(every))
                .apply("Write", ParDo.of(new Write<>(type, folder, meter)));
        return PDone.in(rows.getPipeline());
    }

    private static final class Write<T> extends DoFn<KV<Integer, Iterable<T>>, Void> {

        private static final long serialVersionUID = 1;

        private final Class<T> type;
        private final String folder;
        private final StageMeter meter;
        private transient @Nullable ObjectStore store;

        Write(Class<T> type, String folder, StageMeter meter) {
            this.type = type;
            this.folder = folder;
            this.meter = meter;
        }

        @Setup
        public void openStore() {
            store = Workspaces.store(meter.run().workspace());
        }

        @ProcessElement
        @RequiresStableInput
        public void process(@Element KV<Integer, Iterable<T>> batch) throws IOException {
            ObjectStore opened = store;
            if (opened == null) {
                throw new IllegalStateException("the store was not opened");
            }
            List<T> rows = new ArrayList<>();
            batch.getValue().forEach(rows::add);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ParquetSink<T> sink = new ParquetSink<>(type);
            sink.open(Channels.newChannel(bytes));
            sink.write(rows);
            sink.flush();
            byte[] file = bytes.toByteArray();
            opened.write(folder + "/part-" + Sha256.of(file) + ".parquet", file);
            meter.add(rows.size());
        }
    }
}
