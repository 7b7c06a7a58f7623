package io.marquee.serving;

import io.marquee.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes invocations into files as SageMaker's data capture lays them out:
/// `ENDPOINT/VARIANT/yyyy/mm/dd/hh/mm-ss-millis-UUID.jsonl`, hours in UTC.
///
/// A file comes into view when it is complete: after so many bytes, so much time, or at the full
/// hour. Until then it lies in `.incoming`, where a server that was killed leaves it. Nothing here
/// holds an answer up: what cannot be kept in time is dropped and counted.
final class Capture implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Capture.class);

    /// What may wait to be written, in bytes.
    private static final long MOST_WAITING = 64 << 20;

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/HH").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("mm-ss-SSS").withZone(ZoneOffset.UTC);

    private final Settings settings;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final LinkedBlockingQueue<Captured> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final Thread writer;
    private volatile boolean closing;
    private @Nullable Part part;
    private boolean failing;

    /// @param folder below which the files are laid out
    /// @param percent of the invocations to capture, 0 to 100
    /// @param bytes after which a file is complete
    /// @param age after which it is
    record Settings(Path folder, double percent, long bytes, Duration age) {

        Settings {
            if (!(percent >= 0 && percent <= 100)) {
                throw new UserError(
                        "The percentage to capture cannot be %s; give one from 0 to 100."
                                .formatted(percent));
            }
        }

        static Settings of(Path folder, double percent) {
            return new Settings(folder, percent, 16 << 20, Duration.ofSeconds(60));
        }
    }

    /// A file in the making.
    private static final class Part {
        final Path file;
        final OutputStream out;
        final Instant begun;
        long bytes;
        long lines;

        Part(Path file, Instant begun) throws IOException {
            this.file = file;
            this.out = Files.newOutputStream(file);
            this.begun = begun;
        }
    }

    /// Starts to write.
    ///
    /// @throws UserError if the folder cannot be written to
    Capture(Settings settings, InstantSource clock, RandomGenerator random) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        try {
            Files.createDirectories(incoming());
        } catch (IOException e) {
            throw new UserError(
                    "Cannot write captures to %s: %s. Choose another folder with --capture."
                            .formatted(settings.folder(), e.getMessage()),
                    e);
        }
        writer = Thread.ofPlatform().name("capture").daemon().start(this::write);
    }

    /// Takes an invocation, perhaps; never waits.
    void offer(Captured captured) {
        if (random.nextDouble() * 100 >= settings.percent()) {
            return;
        }
        if (closing || waiting.addAndGet(captured.size()) > MOST_WAITING) {
            if (!closing) {
                waiting.addAndGet(-captured.size());
            }
            dropped.incrementAndGet();
            return;
        }
        queue.add(captured);
    }

    /// How many that were to be captured were not.
    long dropped() {
        return dropped.get();
    }

    /// How many are in files that can be seen.
    long written() {
        return written.get();
    }

    /// Writes what waits, and completes the last file.
    @Override
    public void close() {
        closing = true;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        while (!closing || !queue.isEmpty()) {
            try {
                Captured next = queue.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    waiting.addAndGet(-next.size());
                    write(next);
                }
                completeIfDue();
            } catch (InterruptedException e) {
                break;
            }
        }
        complete();
    }

    private void write(Captured captured) {
        try {
            Part into = part;
            if (into == null || !sameHour(into.begun, captured.at())) {
                complete();
                into = new Part(incoming().resolve(UUID.randomUUID() + ".jsonl"), captured.at());
                part = into;
            }
            byte[] line = captured.line();
            into.out.write(line);
            into.bytes += line.length;
            into.lines++;
            failing = false;
        } catch (IOException e) {
            dropped.incrementAndGet();
            tell(e);
        }
    }

    private void completeIfDue() {
        Part open = part;
        if (open != null
                && (open.bytes >= settings.bytes()
                        || !clock.instant().isBefore(open.begun.plus(settings.age())))) {
            complete();
        }
    }

    private void complete() {
        Part done = part;
        part = null;
        if (done == null) {
            return;
        }
        try {
            done.out.close();
            if (done.lines > 0) {
                Path target =
                        settings.folder()
                                .resolve("marquee/AllTraffic")
                                .resolve(HOUR.format(done.begun))
                                .resolve(MOMENT.format(done.begun) + "-" + done.file.getFileName());
                Files.createDirectories(target.getParent());
                Files.move(done.file, target, StandardCopyOption.ATOMIC_MOVE);
                written.addAndGet(done.lines);
            } else {
                Files.delete(done.file);
            }
        } catch (IOException e) {
            dropped.addAndGet(done.lines);
            tell(e);
        }
    }

    /// Once for each time that it begins to fail: a full disk would fill the log too.
    private void tell(IOException e) {
        if (!failing) {
            LOG.warn("Captures are lost: {}", e.toString());
        }
        failing = true;
    }

    private static boolean sameHour(Instant a, Instant b) {
        return a.truncatedTo(ChronoUnit.HOURS).equals(b.truncatedTo(ChronoUnit.HOURS));
    }

    private Path incoming() {
        return settings.folder().resolve(".incoming");
    }
}
