package io.marquee.infra.cloudwatch;

import static java.util.Objects.requireNonNull;

import io.marquee.Json;
import io.marquee.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder of batches, a file each, in the order in which they were kept. One program at a time
/// uses it; whoever comes after finds what the one before left.
///
/// A file's name tells its place and how many measurements it holds, so that they are known even
/// where it is damaged: `00000000000007-150.json`.
final class MetricSpool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MetricSpool.class);

    private static final int FORMAT_VERSION = 1;
    private static final Pattern NAME = Pattern.compile("(\\d{14})-(\\d{1,18})\\.json");

    private final Path folder;
    private final long mostBytes;
    private final FileChannel lock;
    private long next;

    /// @param mostBytes beyond which the oldest batches go
    /// @throws UserError if the folder cannot be made or read, or another program uses it
    MetricSpool(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        try {
            Files.createDirectories(folder);
            lock =
                    FileChannel.open(
                            folder.resolve(".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (taken(lock) == null) {
                lock.close();
                throw new UserError(
                        "Another program keeps figures for CloudWatch in %s just now. Give another folder with --spool."
                                .formatted(folder));
            }
        } catch (IOException e) {
            throw cannot("use", e);
        }
        List<Path> files = files();
        this.next = files.isEmpty() ? 1 : 1 + part(files.getLast(), 1);
    }

    private static @Nullable FileLock taken(FileChannel lock) throws IOException {
        try {
            return lock.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // by this very program
        }
    }

    /// A file of the spool.
    ///
    /// @param namespace where the samples go
    record Kept(int formatVersion, String namespace, List<MetricSample> samples) {

        Kept {
            requireNonNull(namespace); // a file that somebody has damaged may be JSON all the same
            samples = List.copyOf(samples);
        }

        MetricBatch batch() {
            return new MetricBatch(samples);
        }
    }

    /// Keeps a batch.
    ///
    /// @return how many measurements had to go to make room for it
    /// @throws UserError if it cannot be written
    long keep(String namespace, MetricBatch batch) {
        byte[] content = Json.pretty(new Kept(FORMAT_VERSION, namespace, batch.samples()));
        String name = String.format(Locale.ROOT, "%014d-%d.json", next++, batch.measurements());
        try {
            long gone = makeRoom(content.length);
            Path beside = folder.resolve(name + ".new");
            Files.write(beside, content);
            Files.move(beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return gone;
        } catch (IOException e) {
            throw cannot("write to", e);
        }
    }

    /// All batches, oldest first.
    List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> NAME.matcher(name(file)).matches()).sorted().toList();
        } catch (IOException e) {
            throw cannot("read", e);
        }
    }

    /// What a file holds; null if a crash, a disk or somebody has damaged it. Then it is out of the
    /// way from now on, under another name.
    @Nullable Kept read(Path file) {
        try {
            Kept kept = Json.read(Files.readAllBytes(file), Kept.class, file.toString());
            if (kept.formatVersion() == FORMAT_VERSION) {
                return kept;
            }
            LOG.warn("{} is of another version of Marquee, and left aside.", file);
        } catch (IOException | UserError e) {
            LOG.warn("Left aside: {}", e.getMessage());
        }
        try {
            Files.move(
                    file,
                    folder.resolve(name(file) + ".damaged"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw cannot("write to", e);
        }
        return null;
    }

    /// Forgets a batch.
    void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw cannot("delete from", e);
        }
    }

    /// How many measurements are here.
    long measurements() {
        return files().stream().mapToLong(MetricSpool::measurements).sum();
    }

    /// How many measurements a file holds, damaged or not.
    static long measurements(Path file) {
        return part(file, 2);
    }

    private long makeRoom(long bytes) throws IOException {
        List<Path> files = files();
        long taken = bytes;
        for (Path file : files) {
            taken += Files.size(file);
        }
        long gone = 0;
        for (Path file : files) {
            if (taken <= mostBytes) {
                break;
            }
            taken -= Files.size(file);
            gone += measurements(file);
            remove(file);
        }
        return gone;
    }

    private static long part(Path file, int group) {
        Matcher parts = NAME.matcher(name(file));
        if (!parts.matches()) {
            throw new IllegalArgumentException(file + " is no file of a spool");
        }
        return Long.parseLong(parts.group(group));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private UserError cannot(String deed, IOException e) {
        return new UserError(
                "Cannot %s %s, where figures wait for CloudWatch: %s. Check that folder's permissions and the disk, or give another with --spool."
                        .formatted(deed, folder, e.getMessage()),
                e);
    }

    /// Lets another program have the folder.
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw cannot("close", e);
        }
    }
}
