package io.marquee.registry;

import io.marquee.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a store does to a file system, below the level of keys: durable writes, walks that bear
/// with files vanishing underneath them, and errors a person can act on.
final class FolderFiles {

    private FolderFiles() {}

    /// The folder that a file of the store lies in.
    static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    static void writeFully(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    /// Waits until the content of a file, or the entries of a folder, have reached the disk.
    static void sync(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        if (folder && path.getFileSystem().getSeparator().equals("\\")) {
            return; // Windows cannot open a folder, and needs no such thing
        }
        var mode = folder ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    /// Files below a folder whose path has no hidden part, sorted by path; none if there is no
    /// folder.
    ///
    /// @param prefix what to put before each path
    static List<StoredFile> visible(Path folder, String prefix) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        Files.walkFileTree(
                folder,
                new Walk() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
                        return !dir.equals(folder) && isHidden(dir)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                        String path = prefix + slashed(folder.relativize(file));
                        if (a.isRegularFile() && Key.isKey(path)) {
                            files.add(new StoredFile(path, a.size()));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        files.sort(Comparator.comparing(StoredFile::path));
        return files;
    }

    /// Makes a folder durable as it is, after removing everything hidden in it.
    static void settle(Path folder) throws IOException {
        List<Path> hidden = new ArrayList<>();
        Files.walkFileTree(
                folder,
                new Walk() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
                        return hides(dir) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        if (!hides(file)) {
                            sync(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
                            throws IOException {
                        sync(dir);
                        return super.postVisitDirectory(dir, e);
                    }

                    private boolean hides(Path path) {
                        if (path.equals(folder) || !isHidden(path)) {
                            return false;
                        }
                        hidden.add(path);
                        return true;
                    }
                });
        for (Path path : hidden) {
            deleteTree(path);
        }
    }

    /// Removes a file or a folder with all that is in it; nothing happens if there is none.
    static void deleteTree(Path tree) throws IOException {
        Files.walkFileTree(
                tree,
                new Walk() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
                            throws IOException {
                        Files.deleteIfExists(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// Removes a folder that nothing is left in, as an object store without folders would.
    static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Others' files keep it.
        }
    }

    /// @param deed `read` or `write`
    static UserError error(String deed, Path path, IOException e) {
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        String lower = reason.toLowerCase(Locale.ROOT);
        String advice;
        if (lower.contains("no space left")
                || lower.contains("not enough space")
                || lower.contains("quota exceeded")) {
            advice =
                    "the disk is full. Free some space and run it again; nothing that was there is lost.";
        } else if (lower.contains("read-only file system")) {
            advice = "it is on a read-only file system. Choose another workspace.";
        } else if (e instanceof AccessDeniedException) {
            advice = "permission denied. Change its permissions, or choose another workspace.";
        } else if (e instanceof FileAlreadyExistsException || lower.contains("not a directory")) {
            advice =
                    "there is a file where a folder should be. Move it away, or choose another workspace.";
        } else {
            advice = reason + ". Check the disk that the workspace is on.";
        }
        return new UserError("Cannot " + deed + " " + path + ": " + advice, e);
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static String slashed(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    /// Others remove files while we walk.
    private abstract static class Walk extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }
}
