package io.marquee.registry;

import io.marquee.Json;
import io.marquee.UserError;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// All runs of a workspace, the one way to know what is and was going on.
public final class Runs {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int SUFFIX_LENGTH = 6;

    private final ObjectStore store;
    private final InstantSource clock;
    private final RandomGenerator random;

    Runs(ObjectStore store, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /// Newest first.
    public List<RunRecord> list() {
        return ids().stream().flatMap(id -> find(id).stream()).toList();
    }

    /// @throws UserError if `id` cannot be one
    public Optional<RunRecord> find(String id) {
        return FormatVersion.read(store, recordKey(id), RunRecord.class);
    }

    /// The newest; empty if nothing has run yet.
    public Optional<RunRecord> latest() {
        return ids().stream().findFirst().flatMap(this::find);
    }

    /// What happened in a run, oldest first; empty if there is no such run. A line that is still
    /// being written is left out.
    public List<RunEvent> events(String id) {
        String key = eventsKey(id);
        String text = store.read(key).map(b -> new String(b, StandardCharsets.UTF_8)).orElse("");
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(line ->
                        Json.read(
                                line.getBytes(StandardCharsets.UTF_8),
                                RunEvent.class,
                                store.location(key)))
                .toList();
    }

    /// Whether the process of a run is there. One that says [RunStatus#RUNNING] and is not alive
    /// has died.
    public boolean isAlive(String id) {
        return store.isHeld(id);
    }

    Run start(RunRequest request) {
        StringBuilder id = new StringBuilder(MILLISECONDS.format(clock.instant())).append('-');
        for (int i = 0; i < SUFFIX_LENGTH; i++) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new Run(store, clock, id.toString(), request);
    }

    /// Puts on record that a run died, and takes its notes away, unless it had ended, or was no
    /// run.
    ///
    /// @return whether it is news
    boolean interrupt(String id) {
        Optional<RunRecord> record = find(id).filter(r -> r.status() == RunStatus.RUNNING);
        record.ifPresent(r -> {
            store.list(progressFolder(id)).forEach(note -> store.delete(note.path()));
            String why = "Its process ended without a word: it was killed, or the machine stopped.";
            RunRecord ended = r.ended(RunStatus.INTERRUPTED, clock.instant(), why);
            store.write(recordKey(id), Json.pretty(ended));
        });
        return record.isPresent();
    }

    /// Where the workers of a run leave notes of how far they have come, for as long as it goes on.
    public static String progressFolder(String id) {
        return folder(id) + "/progress";
    }

    static String recordKey(String id) {
        return folder(id) + "/run.json";
    }

    static String eventsKey(String id) {
        return folder(id) + "/events.jsonl";
    }

    private static String folder(String id) {
        return "runs/" + Key.checkId("run", id);
    }

    private List<String> ids() {
        return store.sealed("runs", "run.json");
    }
}
