package io.marquee.dashboard.runs;

import io.marquee.Json;
import io.marquee.UserError;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where the dashboard keeps the runs that it started, each with what it said:
///
/// ```
/// launches/<id>/launch.json
/// launches/<id>/log          the process's standard output and error
/// ```
///
/// Records are written beside and moved into place.
final class LaunchFolder {

    /// What a browser is sent of a log, from its end.
    private static final int TAIL_BYTES = 64 * 1024;

    private static final Pattern ID = Pattern.compile("launch-[0-9]{8}T[0-9]{9}Z-[0-9a-z]{6}");

    private final Path folder;

    LaunchFolder(Path state) {
        this.folder = state.resolve("launches");
    }

    /// Newest first.
    List<Launch> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> launches = Files.list(folder)) {
            return launches.map(path -> path.getFileName().toString())
                    .sorted(Comparator.reverseOrder())
                    .flatMap(id -> find(id).stream())
                    .toList();
        } catch (IOException e) {
            throw new UserError("%s cannot be read: %s.".formatted(folder, e.getMessage()), e);
        }
    }

    /// @return empty also for what cannot be an id
    Optional<Launch> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Path file = folder.resolve(id).resolve("launch.json");
        try {
            return Files.exists(file)
                    ? Optional.of(
                            Json.read(Files.readAllBytes(file), Launch.class, file.toString()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UserError("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    void save(Launch launch) {
        Path place = folder.resolve(launch.id());
        try {
            Files.createDirectories(place);
            Path beside = Files.createTempFile(place, "launch", ".tmp");
            Files.write(beside, Json.pretty(launch));
            Files.move(beside, place.resolve("launch.json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UserError("%s cannot be written: %s.".formatted(place, e.getMessage()), e);
        }
    }

    Path log(String id) {
        return folder.resolve(id).resolve("log");
    }

    /// The end of what a process said, from the beginning of a line; empty if it said nothing.
    String logTail(String id) {
        Path log = log(id);
        if (!Files.exists(log)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - TAIL_BYTES);
            file.seek(start);
            byte[] tail = new byte[(int) (file.length() - start)];
            file.readFully(tail);
            String text = new String(tail, StandardCharsets.UTF_8);
            return start == 0 ? text : text.substring(text.indexOf('\n') + 1);
        } catch (IOException e) {
            throw new UserError("%s cannot be read: %s.".formatted(log, e.getMessage()), e);
        }
    }
}
