package io.marquee.pipeline.run;

import io.marquee.Sha256;
import io.marquee.UserError;
import io.marquee.registry.Provenance;
import io.marquee.table.Columns;
import io.marquee.table.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;

/// The files that a run is to read, looked at before it starts, so that a wrong path or a missing
/// column is told at once and in one sentence.
public final class Inputs {

    private final List<MatchResult.Metadata> files;
    private final List<String> notes;

    private Inputs(List<MatchResult.Metadata> files, List<String> notes) {
        this.files = files;
        this.notes = notes;
    }

    /// Finds the files and looks at the beginning of each.
    ///
    /// @param option the option that named them, for errors
    /// @param patterns files or globs; relative ones are taken from the current folder
    /// @throws UserError if nothing matches, if a match is a folder, is empty, has no rows, or
    ///   lacks a column
    public static Inputs of(String option, List<String> patterns, Columns columns) {
        List<MatchResult.Metadata> files = new ArrayList<>();
        for (String pattern : patterns) {
            files.addAll(match(option, pattern));
        }
        List<String> notes = new ArrayList<>();
        files.forEach(file -> look(file, columns, notes));
        return new Inputs(files, notes);
    }

    /// A path as every process will understand it: relative ones made absolute, addresses left
    /// alone, and nothing made of nothing.
    public static String absolute(String path) {
        return path.isBlank() || path.contains("://")
                ? path
                : Path.of(path).toAbsolutePath().normalize().toString();
    }

    /// What a person should know of them though nothing is wrong: columns that are not used.
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /// All of them together, in bytes.
    public long bytes() {
        return files.stream().mapToLong(MatchResult.Metadata::sizeBytes).sum();
    }

    /// What they are, with a digest of each.
    ///
    /// @param role what they are read for
    public List<Provenance.Source> sources(Provenance.Role role) {
        return files.stream().map(file -> source(role, file)).toList();
    }

    /// What lies at a place now, with its digest; empty if there is no such file.
    ///
    /// @param role what it is read for
    /// @param path of one file, not a pattern
    public static Optional<Provenance.Source> at(Provenance.Role role, String path) {
        try {
            return FileSystems.match(path, EmptyMatchTreatment.ALLOW).metadata().stream()
                    .filter(file -> file.resourceId().toString().equals(path))
                    .findFirst()
                    .map(file -> source(role, file));
        } catch (IllegalArgumentException | IOException e) {
            throw new UserError(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<MatchResult.Metadata> match(String option, String pattern) {
        if (pattern.isBlank()) {
            throw new UserError("%s= names no file. Name one, or a pattern.".formatted(option));
        }
        if (!pattern.contains("://") && Files.isDirectory(Path.of(pattern))) {
            throw new UserError(
                    "%s=%s is a folder. Name a file, or files with a pattern such as %s."
                            .formatted(option, pattern, Path.of(pattern, "*.csv")));
        }
        try {
            List<MatchResult.Metadata> found =
                    FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata();
            if (found.isEmpty()) {
                throw new UserError(
                        "%s=%s: there is no such file. Relative paths are taken from %s."
                                .formatted(option, pattern, Path.of("").toAbsolutePath()));
            }
            return found;
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "%s=%s: files cannot be read from there. Copy them to a folder of this machine."
                            .formatted(option, pattern),
                    e);
        } catch (IOException e) {
            throw new UserError(
                    "%s=%s cannot be read: %s".formatted(option, pattern, e.getMessage()), e);
        }
    }

    private static void look(MatchResult.Metadata file, Columns columns, List<String> notes) {
        String name = file.resourceId().toString();
        if (name.endsWith(".parquet")) {
            return;
        }
        try (TableReader rows = TableReader.open(open(file), name, columns)) {
            if (!rows.hasNext()) {
                throw new UserError(name + " has a header but no rows.");
            }
            List<String> ignored = rows.ignoredColumns();
            if (!ignored.isEmpty()) {
                notes.add(name + ": not used: " + String.join(", ", ignored));
            }
        }
    }

    private static Provenance.Source source(Provenance.Role role, MatchResult.Metadata file) {
        String name = file.resourceId().toString();
        try (InputStream content = open(file)) {
            return new Provenance.Source(role, name, file.sizeBytes(), Sha256.of(content));
        } catch (IOException e) {
            throw new UserError(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static InputStream open(MatchResult.Metadata file) {
        try {
            return Channels.newInputStream(FileSystems.open(file.resourceId()));
        } catch (IOException e) {
            throw new UserError(file.resourceId() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
