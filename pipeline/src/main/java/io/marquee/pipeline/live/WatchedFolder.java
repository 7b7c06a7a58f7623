package io.marquee.pipeline.live;

import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.table.Columns;
import io.marquee.table.TableRow;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.joda.time.Duration;
import org.jspecify.annotations.Nullable;

/// The rows of all files that match a pattern, and of those that will: each file once, in the order
/// of their names, from its beginning to its end.
///
/// A file is taken to be whole when it is there: write it elsewhere, or under a name that begins
/// with a dot, and move it in. A file that cannot be read at all comes out as one unreadable row.
///
/// How its time goes on is [EventClock]'s affair.
public final class WatchedFolder extends UnboundedSource<TableRow, WatchedFolder.Mark> {

    private static final long serialVersionUID = 1;

    private final Settings settings;
    private final int part;
    private final int parts;

    /// What to watch, and how.
    ///
    /// @param pattern a file or a glob
    /// @param time when a row happened; null if it does not say
    /// @param disorder how much later than its successors a row may come
    /// @param idle after how long without rows time goes on by the clock
    /// @param poll how often new files are looked for
    /// @param once whether to end when all is read that is there
    public record Settings(
            String pattern,
            Columns columns,
            SerializableFunction<TableRow, java.time.@Nullable Instant> time,
            Duration disorder,
            Duration idle,
            Duration poll,
            boolean once)
            implements java.io.Serializable {}

    /// How far a reader has come.
    ///
    /// @param done files that are read to their end
    /// @param file the one at hand; empty if none
    /// @param rows how many of its rows were given out
    /// @param latest the latest time seen, in milliseconds since 1970
    public record Mark(List<String> done, String file, long rows, long latest)
            implements UnboundedSource.CheckpointMark {

        /// Where everything begins.
        static final Mark START = new Mark(List.of(), "", 0, EventClock.BEFORE_ALL);

        public Mark {
            done = done.stream().sorted().toList();
        }

        /// Nothing to do: files stay where they are.
        @Override
        public void finalizeCheckpoint() {}
    }

    private WatchedFolder(Settings settings, int part, int parts) {
        this.settings = settings;
        this.part = part;
        this.parts = parts;
    }

    /// Watches a folder.
    public static WatchedFolder of(Settings settings) {
        return new WatchedFolder(settings, 0, 1);
    }

    @Override
    public List<WatchedFolder> split(int desired, PipelineOptions options) {
        List<WatchedFolder> all = new ArrayList<>();
        for (int i = 0; i < desired; i++) {
            all.add(new WatchedFolder(settings, i, desired));
        }
        return all;
    }

    @Override
    public UnboundedReader<TableRow> createReader(PipelineOptions options, @Nullable Mark mark) {
        return new WatchedFolderReader(this, mark == null ? Mark.START : mark);
    }

    @Override
    public Coder<Mark> getCheckpointMarkCoder() {
        return RecordCoder.of(Mark.class);
    }

    @Override
    public Coder<TableRow> getOutputCoder() {
        return RecordCoder.of(TableRow.class);
    }

    Settings settings() {
        return settings;
    }

    /// Whether a file is this part's to read.
    boolean owns(String file) {
        return Math.floorMod(file.hashCode(), parts) == part;
    }
}
