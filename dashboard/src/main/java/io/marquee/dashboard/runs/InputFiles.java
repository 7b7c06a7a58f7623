package io.marquee.dashboard.runs;

import io.marquee.UserError;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which files runs may read: those in the workspace and in the folders that whoever started the
/// dashboard named. Links are followed before it is looked where a file lies.
public class InputFiles {

    private static final Pattern TABLE =
            Pattern.compile(".*(\\.csv|\\.csv\\.gz|\\.jsonl|\\.jsonl\\.gz|\\.parquet)");
    private static final Pattern GLOB = Pattern.compile("[*?]");

    /// Runners would take these for more than letters.
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\[\\]{}\\\\\\p{Cntrl}]");

    private static final int SUGGESTIONS = 200;
    private static final int DEPTH = 4;
    private static final int ENTRIES = 5_000;

    private final List<Path> roots;
    private final Path secret;

    /// @param roots folders to read from
    /// @param secret a folder that is out of bounds even if it lies in one of them
    InputFiles(List<Path> roots, Path secret) {
        this.roots = roots;
        this.secret = secret;
    }

    /// Holds a file or glob against what may be read.
    ///
    /// @param given absolute, or relative to one of the folders; `*` and `?` only in the last name
    /// @return the absolute path or glob to hand to a run, links in its folder resolved
    /// @throws UserError if there is no such file, or it may not be read
    public String resolve(String given) {
        if (NOT_IN_NAMES.matcher(given).find() || given.contains("://")) {
            throw new UserError("'%s' is not the name of a file.".formatted(given));
        }
        Path path;
        try {
            path = Path.of(given);
        } catch (InvalidPathException e) {
            throw new UserError("'%s' is not the name of a file.".formatted(given), e);
        }
        Path name = path.getFileName();
        if (name == null || name.toString().startsWith("@") || name.toString().equals("..")) {
            throw new UserError("'%s' is not the name of a file.".formatted(given));
        }
        Path parent = path.getParent();
        if (parent != null && GLOB.matcher(parent.toString()).find()) {
            throw new UserError("'%s' has * or ? in the name of a folder.".formatted(given));
        }
        for (Path root : path.isAbsolute() ? List.of(Path.of("/")) : roots) {
            Path folder = parent == null ? root : root.resolve(parent);
            List<Path> files = files(folder, name.toString());
            if (!files.isEmpty()) {
                files.forEach(file -> checkInside(file, given));
                return real(folder).resolve(name).toString();
            }
        }
        throw new UserError(nothing(given));
    }

    /// Tables that may be read, and a glob for each folder that has several of a kind; sorted, and
    /// not more than a person cares to choose from.
    public List<String> suggestions() {
        Set<String> found = new TreeSet<>();
        for (Path root : roots) {
            SortedMap<String, Integer> kinds = new TreeMap<>();
            for (Path file : tables(root)) {
                found.add(file.toString());
                Matcher kind = TABLE.matcher(file.getFileName().toString());
                if (kind.matches()) {
                    kinds.merge(
                            file.resolveSibling("*" + kind.group(1)).toString(), 1, Integer::sum);
                }
            }
            kinds.forEach((glob, files) -> {
                if (files > 1) {
                    found.add(glob);
                }
            });
        }
        return found.stream().limit(SUGGESTIONS).toList();
    }

    /// Where files may lie, for people to know.
    public List<Path> roots() {
        return roots;
    }

    private String nothing(String given) {
        return "There is no file '%s' that a run may read. Files have to lie in %s."
                .formatted(given, String.join(" or ", roots.stream().map(Path::toString).toList()));
    }

    /// One sentence for what is not there and what may not be read, so that nobody learns here
    /// which files there are elsewhere.
    private void checkInside(Path file, String given) {
        Path real = real(file);
        if (real.startsWith(real(secret))
                || roots.stream().noneMatch(root -> real.startsWith(real(root)))) {
            throw new UserError(nothing(given));
        }
    }

    private static List<Path> files(Path folder, String name) {
        if (!GLOB.matcher(name).find()) {
            Path file = folder.resolve(name);
            return Files.isRegularFile(file) ? List.of(file) : List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> matches = Files.newDirectoryStream(folder, name)) {
            matches.forEach(files::add);
        } catch (IOException e) {
            return List.of();
        }
        files.removeIf(file -> !Files.isRegularFile(file));
        return files;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            // What is not there lies nowhere.
            return path.toAbsolutePath().normalize();
        }
    }

    private List<Path> tables(Path root) {
        List<Path> found = new ArrayList<>();
        int[] seen = {0};
        FileVisitor<Path> visitor =
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
                        Path name = dir.getFileName();
                        boolean hidden =
                                !dir.equals(root)
                                        && name != null
                                        && (name.toString().startsWith(".") || dir.equals(secret));
                        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()
                                && TABLE.matcher(file.toString()).matches()) {
                            found.add(file);
                        }
                        return ++seen[0] > ENTRIES
                                ? FileVisitResult.TERMINATE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                };
        try {
            Files.walkFileTree(
                    root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEPTH, visitor);
        } catch (IOException e) {
            return found;
        }
        return found;
    }
}
