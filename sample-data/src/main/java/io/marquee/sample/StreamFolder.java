package io.marquee.sample;

import io.marquee.Json;
import io.marquee.UserError;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Files of a stream, `events/part-N.jsonl`, each moved into place when it is whole, and
/// `truth.json` at the end.
final class StreamFolder implements EventStream.Sink, AutoCloseable {

    private final Path folder;
    private final Path events;
    private final long perFile;
    private final boolean paced;
    private @Nullable BufferedWriter out;
    private long inFile;
    private int file;

    /// @param perFile lines of a file
    /// @param paced whether each file comes only when its last line's moment is there
    private StreamFolder(Path folder, long perFile, boolean paced) {
        this.folder = folder;
        this.events = folder.resolve("events");
        this.perFile = perFile;
        this.paced = paced;
    }

    /// Makes ready to write.
    ///
    /// @throws UserError if the folder is there and not empty, or cannot be made
    static StreamFolder open(Path folder, long perFile, boolean paced) {
        if (perFile < 1) {
            throw new UserError(
                    "--events-per-file is %d; it must be at least 1.".formatted(perFile));
        }
        try {
            if (Files.exists(folder)) {
                try (var there = Files.list(folder)) {
                    if (there.findAny().isPresent()) {
                        throw new UserError(
                                "--output is " + folder + ", which is not empty; name another.");
                    }
                }
            }
            StreamFolder made = new StreamFolder(folder, perFile, paced);
            Files.createDirectories(made.events);
            return made;
        } catch (IOException e) {
            throw new UserError(
                    "cannot write to %s (%s); name another folder."
                            .formatted(folder, Failure.words(e)),
                    e);
        }
    }

    @Override
    public void write(String line, Instant moment) throws IOException {
        BufferedWriter open = out;
        if (open == null) {
            open = Files.newBufferedWriter(events.resolve(".part"), StandardCharsets.UTF_8);
            out = open;
        }
        open.write(line);
        open.write('\n');
        if (++inFile == perFile) {
            if (paced) {
                Pace.waitFor(moment);
            }
            publish();
        }
    }

    /// Writes the truth, and with it says that all is there.
    void finish(StreamTruth truth) throws IOException {
        publish();
        Path partial = folder.resolve(".truth");
        Files.write(partial, Json.pretty(truth));
        Files.move(partial, folder.resolve(Output.TRUTH), StandardCopyOption.ATOMIC_MOVE);
    }

    private void publish() throws IOException {
        BufferedWriter open = out;
        if (open != null) {
            open.close();
            out = null;
            inFile = 0;
            Files.move(
                    events.resolve(".part"),
                    events.resolve("part-%06d.jsonl".formatted(++file)),
                    StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
