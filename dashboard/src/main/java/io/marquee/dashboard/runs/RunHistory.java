package io.marquee.dashboard.runs;

import io.marquee.UserError;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.RunRecord;
import io.marquee.registry.RunStatus;
import io.marquee.registry.Runs;
import io.marquee.registry.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All runs: what the workspace has on record, and beside it the launches that no run came of, or
/// none yet. It only reads.
public class RunHistory {

    private static final String LAUNCH = "launch";
    private static final String ROWS_READ = "rows.read";
    private static final String GONE =
            "Its process is gone without a word: it was killed, or the machine stopped.";
    private static final String CANCELLED = "It was cancelled.";

    /// From a launch's record to the process that is put on it.
    private static final Duration START = Duration.ofSeconds(10);

    private static final String SPEAKER = "marquee: ";

    private final ObjectStore store;
    private final LaunchFolder launches;
    private final InstantSource clock;

    /// What has ended stays as it is.
    private final Map<String, RunRecord> ended = new ConcurrentHashMap<>();

    private final Map<String, EventFollower> followers = new ConcurrentHashMap<>();

    RunHistory(ObjectStore store, LaunchFolder launches, InstantSource clock) {
        this.store = store;
        this.launches = launches;
        this.clock = clock;
    }

    /// Newest first.
    ///
    /// @throws UserError if the workspace cannot be read
    public List<RunEntry> list() {
        Workspace workspace = Workspace.open(store);
        Map<String, Launch> byId = new LinkedHashMap<>();
        launches.list().forEach(launch -> byId.put(launch.id(), launch));
        List<RunEntry> entries = new ArrayList<>();
        Set<String> linked = new HashSet<>();
        for (RunRecord run : records(workspace)) {
            Launch launch = launchOf(run, byId);
            if (launch != null) {
                linked.add(launch.id());
            }
            entries.add(entry(workspace, run, launch));
        }
        byId.values().stream()
                .filter(launch -> !linked.contains(launch.id()))
                .forEach(launch -> entries.add(entry(launch)));
        entries.sort(Comparator.comparing(RunEntry::startedAt).reversed());
        return entries;
    }

    /// @param id of a run or of a launch; for one that a run came of, that run is told of
    /// @return empty if there is none of that id
    /// @throws UserError if the workspace cannot be read
    public Optional<RunDetails> find(String id) {
        Workspace workspace = Workspace.open(store);
        Optional<Launch> launched = launches.find(id);
        Optional<RunRecord> run =
                launched.isPresent()
                        ? records(workspace).stream()
                                .filter(r -> id.equals(r.request().options().get(LAUNCH)))
                                .findFirst()
                        : record(workspace, id);
        return run.map(r -> details(workspace, r)).or(() -> launched.map(this::details));
    }

    /// How a launch stands; empty if nothing is known of it here: neither it nor a run that came of
    /// it.
    public Optional<RunEntry> ofLaunch(String launch) {
        return list().stream().filter(entry -> launch.equals(entry.launch())).findFirst();
    }

    private List<RunRecord> records(Workspace workspace) {
        return store.sealed("runs", "run.json").stream()
                .flatMap(id -> record(workspace, id).stream())
                .toList();
    }

    private Optional<RunRecord> record(Workspace workspace, String id) {
        RunRecord known = ended.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<RunRecord> found = workspace.runs().find(id);
        if (found.isPresent()
                && found.get().status() == RunStatus.RUNNING
                && !workspace.runs().isAlive(id)) {
            // It may have ended between the two looks; then it says so by now.
            found = workspace.runs().find(id);
        }
        found.filter(run -> run.status() != RunStatus.RUNNING).ifPresent(run -> ended.put(id, run));
        return found;
    }

    private static @Nullable Launch launchOf(RunRecord run, Map<String, Launch> launches) {
        String id = run.request().options().get(LAUNCH);
        return id == null ? null : launches.get(id);
    }

    private RunEntry entry(Workspace workspace, RunRecord run, @Nullable Launch launch) {
        RunState state = state(workspace.runs(), run, launch);
        StageProgress stage = null;
        Long rows = run.counts().get(ROWS_READ);
        if (!state.isEnd()) {
            List<StageProgress> stages = follower(workspace, run.id()).look().stages();
            stage = stages.stream().filter(s -> !s.done()).reduce((_, later) -> later).orElse(null);
            if (rows == null && !stages.isEmpty()) {
                rows = stages.getFirst().rows();
            }
        }
        Instant end = run.endedAt();
        return new RunEntry(
                run.id(),
                run.request().options().get(LAUNCH),
                run.request().command(),
                state,
                run.request().runner(),
                run.startedAt(),
                end == null ? null : Duration.between(run.startedAt(), end),
                rows,
                stage,
                run.modelVersion(),
                error(run, state));
    }

    /// A run that was cancelled and did not live to say so is dead on its own record.
    private static RunState state(Runs runs, RunRecord run, @Nullable Launch launch) {
        boolean alive = run.status() == RunStatus.RUNNING && runs.isAlive(run.id());
        RunState state = RunState.of(run.status(), alive);
        boolean asked = launch != null && launch.cancelledAt() != null;
        return state == RunState.INTERRUPTED && asked ? RunState.CANCELLED : state;
    }

    private static @Nullable String error(RunRecord run, RunState state) {
        return switch (state) {
            case CANCELLED -> CANCELLED;
            case INTERRUPTED -> run.error() == null ? GONE : run.error();
            default -> run.error();
        };
    }

    private RunEntry entry(Launch launch) {
        ProcessId process = launch.process();
        boolean alive =
                process == null
                        ? clock.instant().isBefore(launch.launchedAt().plus(START))
                        : process.handle().isPresent();
        RunState state;
        String error = null;
        if (alive) {
            state = RunState.STARTING;
        } else if (launch.cancelledAt() != null) {
            state = RunState.CANCELLED;
            error = CANCELLED;
        } else {
            state = process == null ? RunState.INTERRUPTED : RunState.FAILED;
            error = process == null ? GONE : lastWords(launches.logTail(launch.id()));
        }
        return new RunEntry(
                launch.id(),
                launch.id(),
                launch.order().command(),
                state,
                null,
                launch.launchedAt(),
                null,
                null,
                null,
                null,
                error);
    }

    /// What a command says when it cannot even start.
    private static String lastWords(String log) {
        List<String> lines = log.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.startsWith(SPEAKER))
                .reduce((_, later) -> later)
                .map(line -> line.substring(SPEAKER.length()))
                .orElse(lines.isEmpty() ? GONE : lines.getLast());
    }

    private RunDetails details(Workspace workspace, RunRecord run) {
        String launchId = run.request().options().get(LAUNCH);
        Launch launch = launchId == null ? null : launches.find(launchId).orElse(null);
        // Before the log is read: what has ended before has said all that is then read.
        boolean speaking = launch != null && isThere(launch);
        EventFollower.Progress progress = follower(workspace, run.id()).look();
        RunEntry entry = entry(workspace, run, launch);
        return new RunDetails(
                entry,
                run.request().options(),
                stages(run, progress.stages()),
                run.counts(),
                progress.notes(),
                launch,
                launch == null ? null : launches.logTail(launch.id()),
                cluster(run.request().options().get("beam")),
                entry.state() == RunState.DONE
                        && run.request().command().equals("score")
                        && workspace.predictions().find(run.id()).isPresent(),
                speaking);
    }

    private RunDetails details(Launch launch) {
        Map<String, String> options = new LinkedHashMap<>();
        launch.order()
                .values()
                .forEach((option, values) -> options.put(option, String.join(" ", values)));
        boolean speaking = isThere(launch);
        return new RunDetails(
                entry(launch),
                options,
                List.of(),
                Map.of(),
                List.of(),
                launch,
                launches.logTail(launch.id()),
                cluster(String.join(" ", launch.arguments())),
                false,
                speaking);
    }

    private static boolean isThere(Launch launch) {
        ProcessId process = launch.process();
        return process != null && process.handle().isPresent();
    }

    /// Events say when something was noticed; the record knows when an ended stage worked.
    private static List<StageProgress> stages(RunRecord run, List<StageProgress> seen) {
        Map<String, StageProgress> stages = new LinkedHashMap<>();
        seen.forEach(stage -> stages.put(stage.name(), stage));
        for (RunRecord.Stage stage : run.stages()) {
            Instant end = stage.endedAt();
            if (end != null) {
                stages.put(
                        stage.name(),
                        new StageProgress(
                                stage.name(), stage.rows(), stage.startedAt(), end, true));
            }
        }
        return List.copyOf(stages.values());
    }

    private EventFollower follower(Workspace workspace, String run) {
        if (ended.containsKey(run)) {
            followers.remove(run);
            return new EventFollower(workspace, run);
        }
        return followers.computeIfAbsent(run, id -> new EventFollower(workspace, id));
    }

    /// The address of a cluster among the runner's options.
    private static @Nullable String cluster(@Nullable String options) {
        if (options == null) {
            return null;
        }
        for (String option : options.split(" ", -1)) {
            if (option.startsWith("--flinkMaster=") && !option.contains("[")) {
                return option.substring("--flinkMaster=".length());
            }
        }
        return null;
    }
}
