package io.marquee.pipeline.live;

import io.marquee.UserError;
import io.marquee.table.RowOrigin;
import io.marquee.table.TableReader;
import io.marquee.table.TableRow;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.io.UnboundedSource.UnboundedReader;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.DateTimeUtils;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads its part of a [WatchedFolder], file by file.
final class WatchedFolderReader extends UnboundedReader<TableRow> {

    private final WatchedFolder source;
    private final WatchedFolder.Settings settings;
    private final EventClock clock;
    private final Set<String> done;
    private final Deque<ResourceId> waiting = new ArrayDeque<>();

    private String file;
    private long rows;
    private @Nullable TableReader reader;
    private @Nullable TableRow current;
    private Instant currentTime = BoundedWindow.TIMESTAMP_MIN_VALUE;
    private long lookedAt = Long.MIN_VALUE;
    private boolean exhausted;

    WatchedFolderReader(WatchedFolder source, WatchedFolder.Mark mark) {
        this.source = source;
        this.settings = source.settings();
        this.done = new TreeSet<>(mark.done());
        this.file = mark.file();
        this.rows = mark.rows();
        this.clock = new EventClock(settings.disorder(), settings.idle(), mark.latest());
    }

    @Override
    public boolean start() throws IOException {
        if (!file.isEmpty()) {
            long given = rows;
            open(FileSystems.matchNewResource(file, false));
            while (rows < given && reader != null && reader.hasNext()) {
                reader.next();
                rows++;
            }
        }
        return advance();
    }

    @Override
    public boolean advance() throws IOException {
        while (true) {
            TableReader open = reader;
            if (open != null) {
                try {
                    if (open.hasNext()) {
                        take(open.next());
                        return true;
                    }
                } catch (UserError e) {
                    give(file, e);
                    return true;
                }
                leave();
            }
            ResourceId next = nextFile();
            if (next == null) {
                current = null;
                return false;
            }
            try {
                open(next);
            } catch (UserError e) {
                give(next.toString(), e);
                return true;
            }
        }
    }

    /// Gives a file up, at its beginning or in its midst.
    private void give(String unreadable, RuntimeException why) throws IOException {
        take(
                new TableRow.Unreadable(
                        new RowOrigin(unreadable, rows, 0),
                        TableRow.Fault.UNREADABLE_FILE,
                        String.valueOf(why.getMessage()),
                        ""));
        file = unreadable;
        leave();
    }

    private void leave() throws IOException {
        close();
        done.add(file);
        file = "";
        rows = 0;
    }

    private void take(TableRow row) {
        rows++;
        currentTime = clock.take(settings.time().apply(row));
        current = row;
    }

    private void open(ResourceId resource) throws IOException {
        reader =
                TableReader.open(
                        Channels.newInputStream(FileSystems.open(resource)),
                        resource.toString(),
                        settings.columns());
        file = resource.toString();
        rows = 0;
    }

    private @Nullable ResourceId nextFile() throws IOException {
        if (waiting.isEmpty() && !exhausted) {
            long now = DateTimeUtils.currentTimeMillis();
            if (lookedAt == Long.MIN_VALUE || now - lookedAt >= settings.poll().getMillis()) {
                lookedAt = now;
                look();
                exhausted = settings.once() && waiting.isEmpty();
            }
        }
        return waiting.poll();
    }

    private void look() throws IOException {
        FileSystems.match(settings.pattern(), EmptyMatchTreatment.ALLOW).metadata().stream()
                .map(MatchResult.Metadata::resourceId)
                .filter(found -> isWhole(found) && source.owns(found.toString()))
                .filter(found -> !done.contains(found.toString()))
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .forEach(waiting::add);
    }

    private static boolean isWhole(ResourceId found) {
        String name = found.getFilename();
        return name != null && !name.startsWith(".") && !name.startsWith("_");
    }

    @Override
    public TableRow getCurrent() {
        TableRow row = current;
        if (row == null) {
            throw new NoSuchElementException();
        }
        return row;
    }

    @Override
    public Instant getCurrentTimestamp() {
        return currentTime;
    }

    @Override
    public Instant getWatermark() {
        return exhausted && reader == null
                ? BoundedWindow.TIMESTAMP_MAX_VALUE
                : clock.watermark(reader == null);
    }

    @Override
    public UnboundedSource.CheckpointMark getCheckpointMark() {
        return new WatchedFolder.Mark(List.copyOf(done), file, rows, clock.latest());
    }

    @Override
    public UnboundedSource<TableRow, ?> getCurrentSource() {
        return source;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
