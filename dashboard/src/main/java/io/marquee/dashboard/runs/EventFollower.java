package io.marquee.dashboard.runs;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.registry.RunEvent;
import io.marquee.registry.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Follows what happens in one run. Of a file it reads each byte once, however often it looks.
final class EventFollower {

    private static final int MOST_NOTES = 100;

    private final Workspace workspace;
    private final String run;
    private final Map<String, StageProgress> stages = new LinkedHashMap<>();
    private final List<RunEvent> notes = new ArrayList<>();
    private long read;

    EventFollower(Workspace workspace, String run) {
        this.workspace = workspace;
        this.run = run;
    }

    /// How far the run has come.
    ///
    /// @param stages in the order of their start
    record Progress(List<StageProgress> stages, List<RunEvent> notes) {}

    /// Looks for what is new.
    synchronized Progress look() {
        fresh().forEach(this::take);
        return new Progress(List.copyOf(stages.values()), List.copyOf(notes));
    }

    private Collection<RunEvent> fresh() {
        String location = workspace.location("runs/" + run + "/events.jsonl");
        if (location.contains("://")) {
            List<RunEvent> all = workspace.runs().events(run);
            List<RunEvent> fresh = all.subList((int) Math.min(read, all.size()), all.size());
            read = all.size();
            return fresh;
        }
        Path file = Path.of(location);
        return Files.exists(file) ? fresh(file) : List.of();
    }

    /// A line that is still being written is left for the next look.
    private List<RunEvent> fresh(Path file) {
        try (RandomAccessFile events = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) (events.length() - read)];
            events.seek(read);
            events.readFully(bytes);
            List<RunEvent> fresh = new ArrayList<>();
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (byte b : bytes) {
                if (b == '\n') {
                    fresh.add(Json.read(line.toByteArray(), RunEvent.class, file.toString()));
                    read += line.size() + 1;
                    line.reset();
                } else {
                    line.write(b);
                }
            }
            return fresh;
        } catch (IOException e) {
            throw new UserError("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private void take(RunEvent event) {
        String stage = event.stage();
        if (stage != null) {
            Long rows = event.rows();
            stages.compute(
                    stage,
                    (name, before) ->
                            new StageProgress(
                                    name,
                                    rows == null ? (before == null ? 0 : before.rows()) : rows,
                                    before == null ? event.at() : before.startedAt(),
                                    event.at(),
                                    event.kind() == RunEvent.Kind.STAGE_DONE));
        } else if (event.kind() == RunEvent.Kind.NOTE && notes.size() < MOST_NOTES) {
            notes.add(event);
        }
    }
}
