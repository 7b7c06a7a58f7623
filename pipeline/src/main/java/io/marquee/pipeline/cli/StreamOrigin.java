package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.RunRecord;
import io.marquee.registry.RunStatus;
import io.marquee.registry.Streams;
import io.marquee.registry.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a run of a stream begins.
///
/// @param stream whose folder it goes on with; null to begin one of its own
/// @param location the savepoint or checkpoint to go on from, as Flink knows it; null to begin anew
record StreamOrigin(@Nullable String stream, @Nullable String location) {

    /// The recorded option that tells of a run which stream it goes on with.
    static final String STREAM = "stream";

    private static final StreamOrigin ANEW = new StreamOrigin(null, null);
    private static final String SEAL = "_metadata";

    /// What was told last of a stream, and when.
    private record Kept(String location, Instant at) {}

    /// Finds it.
    ///
    /// @param from a run of the workspace, or a folder that Flink wrote; null to begin anew
    /// @throws UserError if there is nothing there to go on from
    static StreamOrigin of(@Nullable String from, Workspace workspace, ObjectStore store) {
        if (from == null) {
            return ANEW;
        }
        if (from.contains("/")) {
            return at(from);
        }
        RunRecord run =
                workspace
                        .runs()
                        .find(from)
                        .filter(found -> found.request().command().equals(StreamCommand.NAME))
                        .orElseThrow(() ->
                                new UserError(
                                        "--from-savepoint=%s is no stream of %s. Name one of ./marquee runs list, or a folder, with a slash in it."
                                                .formatted(from, workspace.location("runs"))));
        if (run.status() == RunStatus.RUNNING && workspace.runs().isAlive(from)) {
            throw new UserError(
                    "The stream %s is still running. Stop it first: ./marquee stream --stop=%s"
                            .formatted(from, from));
        }
        String stream = streamOf(run);
        Optional<Kept> savepoint =
                Streams.savepoint(store, stream).map(kept -> new Kept(kept.location(), kept.at()));
        return Stream.concat(savepoint.stream(), checkpoint(workspace, stream).stream())
                .max(Comparator.comparing(Kept::at))
                .map(kept -> new StreamOrigin(stream, kept.location()))
                .orElseThrow(() ->
                        new UserError(
                                "The stream %s has left neither a savepoint nor a checkpoint in %s to go on from."
                                        .formatted(
                                                from, workspace.location(Streams.folder(stream)))));
    }

    /// What a stream reads, and how it deals with time, is in its state and cannot be changed.
    ///
    /// @param from as of [#of]
    /// @param options of the stream, as they are recorded
    /// @throws UserError if an option is not what it was
    static void check(@Nullable String from, Map<String, String> options, Workspace workspace) {
        Map<String, String> before =
                from == null || from.contains("/")
                        ? Map.of()
                        : workspace
                                .runs()
                                .find(from)
                                .map(run -> run.request().options())
                                .orElse(Map.of());
        options.forEach((name, value) -> {
            String was = before.getOrDefault(name, value);
            if (!was.equals(value)) {
                throw new UserError(
                        "--%s was %s in %s. A stream goes on with what it had; give it so, or begin a new one without --from-savepoint."
                                .formatted(
                                        name, was.isEmpty() ? "not given" : "'" + was + "'", from));
            }
        });
    }

    /// The stream that a run is of.
    static String streamOf(RunRecord run) {
        return run.request().options().getOrDefault(STREAM, run.id());
    }

    /// Where Flink shall keep the checkpoints of a stream, as a URI; null if the workspace is no
    /// folder.
    static @Nullable String folder(Workspace workspace, String stream, String kind) {
        String location = workspace.location(Streams.folder(stream) + "/" + kind);
        return location.contains("://") ? null : Path.of(location).toUri().toString();
    }

    private static StreamOrigin at(String from) {
        if (!from.contains("://") && !Files.isRegularFile(Path.of(from, SEAL))) {
            throw new UserError(
                    "--from-savepoint=%s has no file %s, so it is no savepoint and no checkpoint."
                            .formatted(from, SEAL));
        }
        return new StreamOrigin(
                null,
                from.contains("://") ? from : Path.of(from).toAbsolutePath().toUri().toString());
    }

    /// The newest whole checkpoint, if the workspace is a folder.
    private static Optional<Kept> checkpoint(Workspace workspace, String stream) {
        String location = workspace.location(Streams.folder(stream) + "/checkpoints");
        if (location.contains("://") || !Files.isDirectory(Path.of(location))) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(Path.of(location), 3)) {
            Optional<Path> newest =
                    files.filter(file -> file.endsWith(SEAL))
                            .max(Comparator.comparing(StreamOrigin::modified));
            return newest.map(seal ->
                    new Kept(
                            String.valueOf(seal.resolveSibling("").toUri()),
                            modified(seal).toInstant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
