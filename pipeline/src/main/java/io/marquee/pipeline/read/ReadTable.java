package io.marquee.pipeline.read;

import io.marquee.UserError;
import io.marquee.pipeline.block.BlockBuilder;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.table.Columns;
import io.marquee.table.TableReader;
import io.marquee.table.TableRow;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/// Reads the rows of all files that match, files side by side, each from its beginning to its end:
/// where a CSV row ends can only be told by who has read all before it. What comes after is spread
/// over all workers.
public final class ReadTable extends PTransform<PBegin, PCollection<List<TableRow>>> {

    private static final long serialVersionUID = 1;

    private final List<String> patterns;
    private final Columns columns;
    private final StageMeter meter;

    /// Reads tables.
    ///
    /// @param patterns files or globs, on any file system that Beam knows
    public ReadTable(List<String> patterns, Columns columns, StageMeter meter) {
        this.patterns = List.copyOf(patterns);
        this.columns = columns;
        this.meter = meter;
    }

    @Override
    public PCollection<List<TableRow>> expand(PBegin begin) {
        return begin.apply("Patterns", Create.of(patterns).withCoder(StringUtf8Coder.of()))
                .apply("Match", FileIO.matchAll())
                .apply("Open", FileIO.readMatches().withCompression(Compression.UNCOMPRESSED))
                .apply("Rows", ParDo.of(new ReadFile(columns, meter)))
                .setCoder(ListCoder.of(RecordCoder.of(TableRow.class)))
                .apply("Spread", Reshuffle.viaRandomKey());
    }

    private static final class ReadFile extends DoFn<FileIO.ReadableFile, List<TableRow>> {

        private static final long serialVersionUID = 1;

        private final Columns columns;
        private final StageMeter meter;

        ReadFile(Columns columns, StageMeter meter) {
            this.columns = columns;
            this.meter = meter;
        }

        @ProcessElement
        public void process(@Element FileIO.ReadableFile file, OutputReceiver<List<TableRow>> out) {
            meter.begin();
            BlockBuilder<TableRow> blocks =
                    new BlockBuilder<>(block -> {
                        meter.add(block.size());
                        out.output(block);
                    });
            try (TableReader rows = open(file)) {
                while (rows.hasNext()) {
                    TableRow row = rows.next();
                    blocks.add(row, weight(row));
                }
            }
            blocks.flush();
        }

        private TableReader open(FileIO.ReadableFile file) {
            String name = file.getMetadata().resourceId().toString();
            try {
                return name.endsWith(".parquet")
                        ? ParquetTableReader.open(file.openSeekable(), name, columns)
                        : TableReader.open(Channels.newInputStream(file.open()), name, columns);
            } catch (IOException e) {
                throw new UserError("Cannot read " + name + ": " + e.getMessage(), e);
            }
        }

        private static long weight(TableRow row) {
            return switch (row) {
                case TableRow.Readable readable ->
                        readable.cells().stream().mapToLong(String::length).sum();
                case TableRow.Unreadable unreadable -> unreadable.payload().length();
            };
        }
    }
}
