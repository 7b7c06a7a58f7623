package io.marquee.sample;

import io.marquee.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder that the files go to. They are written into a folder beside it and moved when all are
/// complete; `truth.json` is moved last. What is left of a run that was killed goes with the next.
final class Output {

    /// Says that everything is there: goes first, comes last.
    static final String TRUTH = "truth.json";

    private static final Pattern OURS =
            Pattern.compile(
                    "catalog\\.csv|catalog/part-\\d+\\.csv|engagement\\.csv\\.gz"
                            + "|engagement/part-\\d+\\.csv\\.gz");

    private final Path folder;
    private final Path staging;

    private Output(Path folder, Path staging) {
        this.folder = folder;
        this.staging = staging;
    }

    /// Makes ready to write.
    ///
    /// @param overwrite whether the generator's own files in the folder may be replaced; others are
    ///   never touched
    /// @throws UserError if the folder cannot or must not be written to
    static Output open(Path folder, boolean overwrite) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path name = target.getFileName();
        Path parent = target.getParent();
        if (name == null || parent == null) {
            throw new UserError("--output is " + folder + "; name a folder below it.");
        }
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new UserError(
                    "--output is " + folder + ", which is a file; name a folder or a new name.");
        }
        if (!overwrite && Files.isDirectory(target) && !isEmpty(target)) {
            throw new UserError(
                    "--output is "
                            + folder
                            + ", which is not empty; name another folder, or add --force to replace"
                            + " the generated files in it (other files stay).");
        }
        try {
            Files.createDirectories(parent);
            Path staging = parent.resolve("." + name + ".partial");
            delete(staging);
            Files.createDirectory(staging);
            return new Output(target, staging);
        } catch (IOException e) {
            throw new UserError(
                    "cannot write beside "
                            + folder
                            + " ("
                            + Failure.words(e)
                            + "); name another folder.",
                    e);
        }
    }

    /// Where a file is written until all are complete.
    Path file(String name) {
        return staging.resolve(name);
    }

    /// Moves everything to its place.
    void publish() throws IOException {
        if (!Files.exists(folder)) {
            Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Files.deleteIfExists(folder.resolve(TRUTH));
        for (Path old : files(folder)) {
            if (OURS.matcher(slashed(folder, old)).matches()) {
                Files.delete(old);
            }
        }
        for (Path file : files(staging)) {
            if (!slashed(staging, file).equals(TRUTH)) {
                move(file);
            }
        }
        move(staging.resolve(TRUTH));
        delete(staging);
    }

    /// Forgets what was written.
    void discard() throws IOException {
        delete(staging);
    }

    private void move(Path file) throws IOException {
        Path to = folder.resolve(staging.relativize(file).toString());
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.move(file, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String slashed(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root, 2)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
