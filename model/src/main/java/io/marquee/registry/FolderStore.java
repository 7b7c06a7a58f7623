package io.marquee.registry;

import io.marquee.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// A store in a folder of a local disk.
///
/// Everything unfinished lies in the hidden folder `.incoming`, on the same file system, and comes
/// into view by one atomic move, after it has reached the disk:
///
/// ```
/// .incoming/.lock              held while something is updated or committed
/// .incoming/write-*            a single write; locked by its writer
/// .incoming/<owner>/.lock      the owner's lease
/// .incoming/<owner>/<target>/  its drafts
/// ```
///
/// An entry there whose lock nobody holds is debris. Locks are those of the operating system, so a
/// folder that several machines share needs a file system whose locks work across them.
public final class FolderStore implements ObjectStore {

    /// A concurrent clean-up may take a temporary file in the instant before it is locked.
    private static final int WRITE_ATTEMPTS = 3;

    private final Path root;

    /// A store in this folder, which is created with the first write.
    public FolderStore(Path root) {
        this.root = real(root);
        if (Files.exists(this.root) && !Files.isDirectory(this.root)) {
            throw new UserError(
                    "The workspace "
                            + root
                            + " is a file; it has to be a folder. Choose another place.");
        }
    }

    @Override
    public Optional<byte[]> read(String key) {
        Path file = path(key);
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FolderFiles.error("read", file, e);
        }
    }

    @Override
    public void write(String key, byte[] content) {
        Path file = path(key);
        try {
            put(file, content);
        } catch (IOException e) {
            throw FolderFiles.error("write", file, e);
        }
    }

    @Override
    public boolean create(String key, byte[] content) {
        Path file = path(key);
        try (FolderLock _ = lock()) {
            if (Files.exists(file)) {
                return false;
            }
            put(file, content);
            return true;
        } catch (IOException e) {
            throw FolderFiles.error("write", file, e);
        }
    }

    @Override
    public byte[] update(String key, Change change) {
        Path file = path(key);
        try (FolderLock _ = lock()) {
            Optional<byte[]> current = read(key);
            byte[] next = change.from(current);
            if (current.isEmpty() || !Arrays.equals(current.get(), next)) {
                put(file, next);
            }
            return next;
        } catch (IOException e) {
            throw FolderFiles.error("write", file, e);
        }
    }

    @Override
    public void append(String key, byte[] content) {
        Path file = path(key);
        try {
            Files.createDirectories(FolderFiles.folderOf(file));
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                long end = channel.size();
                channel.position(end);
                try {
                    FolderFiles.writeFully(channel, content);
                } catch (IOException e) {
                    channel.truncate(end);
                    throw e;
                }
            }
        } catch (IOException e) {
            throw FolderFiles.error("write", file, e);
        }
    }

    @Override
    public List<StoredFile> list(String folder) {
        Path start = path(folder);
        try {
            return FolderFiles.visible(start, folder + "/");
        } catch (IOException e) {
            throw FolderFiles.error("read", start, e);
        }
    }

    @Override
    public void delete(String key) {
        Path file = path(key);
        try {
            Files.deleteIfExists(file);
            FolderFiles.deleteIfEmpty(FolderFiles.folderOf(file));
        } catch (IOException e) {
            throw FolderFiles.error("write", file, e);
        }
    }

    @Override
    public String location(String key) {
        return path(key).toString();
    }

    @Override
    public Draft draft(DraftName name) {
        return new FolderDraft(this, name);
    }

    @Override
    public Lease hold(String owner) {
        Path area = area(owner);
        try (FolderLock _ = lock()) {
            if (isHeld(owner)) {
                throw new IllegalStateException(owner + " is running already");
            }
            Files.createDirectories(area);
            FolderLock held = FolderLock.hold(area.resolve(".lock"));
            return new FolderLease(this, owner, held);
        } catch (IOException e) {
            throw FolderFiles.error("write", area, e);
        }
    }

    @Override
    public boolean isHeld(String owner) {
        Path area = area(owner);
        try {
            return FolderLock.isHeld(Files.isDirectory(area) ? area.resolve(".lock") : area);
        } catch (IOException e) {
            throw FolderFiles.error("read", area, e);
        }
    }

    @Override
    public List<String> abandoned() {
        if (!Files.isDirectory(incoming())) {
            return List.of();
        }
        // The lock, because a lease is not yet held while its owner's folder is being made.
        try (FolderLock _ = lock();
                Stream<Path> entries = Files.list(incoming())) {
            List<String> dead = new ArrayList<>();
            for (String owner : entries.map(e -> e.getFileName().toString()).sorted().toList()) {
                if (!owner.startsWith(".") && !isHeld(owner)) {
                    dead.add(owner);
                }
            }
            return dead;
        } catch (IOException e) {
            throw FolderFiles.error("read", incoming(), e);
        }
    }

    @Override
    public void discard(String owner) {
        Path area = area(owner);
        try (FolderLock _ = lock()) {
            FolderFiles.deleteTree(area);
        } catch (IOException e) {
            throw FolderFiles.error("write", area, e);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }

    /// Waits for the one lock of this store.
    FolderLock lock() throws IOException {
        return FolderLock.hold(Files.createDirectories(incoming()).resolve(".lock"));
    }

    Path path(String key) {
        return root.resolve(Key.check(key));
    }

    /// Where the unfinished work of an owner lies.
    Path area(String owner) {
        return incoming().resolve(Key.checkId("run", owner));
    }

    /// Writes a file beside, makes it durable, and moves it into place.
    void put(Path file, byte[] content) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Path beside = Files.createDirectories(incoming()).resolve("write-" + UUID.randomUUID());
            Files.createDirectories(FolderFiles.folderOf(file));
            try (FolderLock lock = FolderLock.hold(beside)) {
                FolderFiles.writeFully(lock.channel(), content);
                lock.channel().force(true);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
                FolderFiles.sync(FolderFiles.folderOf(file));
                return;
            } catch (NoSuchFileException e) {
                if (attempt == WRITE_ATTEMPTS) {
                    throw e;
                }
            } finally {
                Files.deleteIfExists(beside);
            }
        }
    }

    private Path incoming() {
        return root.resolve(".incoming");
    }

    /// The path without links, so that one folder has one name and its locks are known by it.
    private static Path real(Path root) {
        Path absolute = root.toAbsolutePath().normalize();
        for (Path there = absolute; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                try {
                    return there.toRealPath().resolve(there.relativize(absolute));
                } catch (IOException e) {
                    throw FolderFiles.error("read", there, e);
                }
            }
        }
        return absolute;
    }
}
