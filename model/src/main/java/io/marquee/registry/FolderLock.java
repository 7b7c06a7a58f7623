package io.marquee.registry;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// An operating system's lock on a file: it excludes other processes and other threads, and ends
/// with the process, however that dies.
///
/// Locks belong to the process, not to the channel: a second channel of the same process does not
/// wait but fails, and closing any channel of the file drops the lock. So threads first queue up
/// here, and nobody else may open these files.
final class FolderLock implements AutoCloseable {

    /// Files that a thread of this process has locked, or is asking about.
    private static final Set<Path> BUSY = new HashSet<>();

    /// How long to wait for a lock that another class loader's copy of this class holds.
    private static final long RETRY_NANOS = 2_000_000;

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Waits for the lock. The file is created where needed; its folder must exist.
    static FolderLock hold(Path file) throws IOException {
        enter(file);
        try {
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            try {
                lock(channel);
                return new FolderLock(file, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            leave(file);
            throw e;
        }
    }

    /// Whether anybody holds the lock; false if there is no such file.
    static boolean isHeld(Path file) throws IOException {
        synchronized (BUSY) {
            if (!BUSY.add(file)) {
                return true;
            }
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            // A shared lock, so that two who ask do not take each other for the holder.
            return channel.tryLock(0, Long.MAX_VALUE, true) == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } finally {
            leave(file);
        }
    }

    /// The locked file, to write to.
    FileChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            leave(file);
        }
    }

    private static void lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                channel.lock();
                return;
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private static void enter(Path file) throws IOException {
        synchronized (BUSY) {
            while (!BUSY.add(file)) {
                try {
                    BUSY.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted while waiting for " + file);
                }
            }
        }
    }

    private static void leave(Path file) {
        synchronized (BUSY) {
            BUSY.remove(file);
            BUSY.notifyAll();
        }
    }
}
