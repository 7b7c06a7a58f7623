package io.marquee.dashboard.runs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.marquee.UserError;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.api.Page;
import io.marquee.dashboard.api.Query;
import io.marquee.dashboard.api.Refusal;
import io.marquee.registry.RunEvent;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Runs, for programs.
@RestController
@RequestMapping(RunApi.PATH)
@RolesAllowed(Roles.VIEWER)
class RunApi {

    static final String PATH = "/api/v1/runs";

    private static final int MOST_LINES = 10_000;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final RunsService service;

    RunApi(RunsService service) {
        this.service = service;
    }

    @GetMapping
    Page<Run> list(@RequestParam MultiValueMap<String, String> parameters) {
        Query query = Query.paged(parameters, "state", "command");
        Optional<RunState> state = query.word("state", RunState.class);
        Optional<String> command = query.one("command");
        return query.paging()
                .of(
                        service.list().stream()
                                .filter(run -> state.isEmpty() || state.get() == run.state())
                                .filter(run ->
                                        command.isEmpty() || command.get().equals(run.command()))
                                .toList(),
                        Run::of);
    }

    @GetMapping("/{id}")
    Details one(@PathVariable("id") String id) {
        return Details.of(find(id));
    }

    @GetMapping(path = "/{id}/log", produces = "text/plain;charset=UTF-8")
    String log(
            @PathVariable("id") String id, @RequestParam MultiValueMap<String, String> parameters) {
        Optional<Integer> lines = Query.of(parameters, "lines").number("lines", MOST_LINES);
        String log = find(id).log();
        if (log == null) {
            throw Refusal.notFound(
                    "The run %s was not started by this dashboard, so what it said is not here."
                            .formatted(id));
        }
        if (lines.isEmpty()) {
            return log;
        }
        List<String> all = log.lines().toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines.get()), all.size()))
                + (all.isEmpty() ? "" : "\n");
    }

    @PostMapping
    @RolesAllowed(Roles.OPERATOR)
    ResponseEntity<Details> launch(@RequestBody OrderRequest request) {
        service.cannotLaunch()
                .ifPresent(why -> {
                    throw Refusal.conflict(why);
                });
        LaunchOrder order = request.order(service);
        return accepted(asThingsStand(() -> service.launch(order)));
    }

    @PostMapping("/{id}/cancel")
    @RolesAllowed(Roles.OPERATOR)
    ResponseEntity<Cancelled> cancel(@PathVariable("id") String id) {
        RunDetails run = find(id);
        if (run.entry().state().isEnd()) {
            throw Refusal.conflict("The run %s has ended already.".formatted(id));
        }
        return ResponseEntity.accepted()
                .body(new Cancelled(asThingsStand(() -> service.cancel(id))));
    }

    @PostMapping("/{id}/retry")
    @RolesAllowed(Roles.OPERATOR)
    ResponseEntity<Details> retry(@PathVariable("id") String id) {
        RunDetails run = find(id);
        if (!run.entry().state().isEnd()) {
            throw Refusal.conflict(
                    "The run %s goes on. Wait for its end, or cancel it.".formatted(id));
        }
        return accepted(asThingsStand(() -> service.retry(id)));
    }

    private ResponseEntity<Details> accepted(String launch) {
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + launch))
                .body(Details.of(find(launch)));
    }

    /// What has been checked before can only fail for how things stand.
    private static String asThingsStand(Supplier<String> action) {
        try {
            return action.get();
        } catch (UserError e) {
            throw Refusal.conflict(e.getMessage());
        }
    }

    private RunDetails find(String id) {
        return service.find(id)
                .orElseThrow(() -> Refusal.notFound("There is no run %s.".formatted(id)));
    }

    /// @param said what was done, in a sentence
    record Cancelled(String said) {}

    /// As [RunEntry].
    record Run(
            String id,
            @Nullable String launch,
            String command,
            RunState state,
            @Nullable String runner,
            Instant startedAt,
            @Nullable Double tookSeconds,
            @Nullable Long rows,
            @Nullable Stage stage,
            @Nullable String modelVersion,
            @Nullable String error) {

        static Run of(RunEntry run) {
            Duration took = run.took();
            StageProgress stage = run.stage();
            return new Run(
                    run.id(),
                    run.launch(),
                    run.command(),
                    run.state(),
                    run.runner(),
                    run.startedAt(),
                    took == null ? null : took.toMillis() / MILLIS_PER_SECOND,
                    run.rows(),
                    stage == null ? null : Stage.of(stage),
                    run.modelVersion(),
                    run.error());
        }
    }

    /// As [StageProgress].
    record Stage(
            String name,
            long rows,
            Instant startedAt,
            Instant lastAt,
            boolean done,
            @Nullable Double rowsPerSecond) {

        static Stage of(StageProgress stage) {
            return new Stage(
                    stage.name(),
                    stage.rows(),
                    stage.startedAt(),
                    stage.lastAt(),
                    stage.done(),
                    stage.rate());
        }
    }

    /// @param message for people
    record Note(Instant at, @Nullable String stage, @Nullable String message) {

        static Note of(RunEvent event) {
            return new Note(event.at(), event.stage(), event.message());
        }
    }

    /// As [RunDetails], but for the log.
    ///
    /// @param by who ordered it; null if this dashboard did not start it
    record Details(
            @JsonUnwrapped Run run,
            @Nullable String by,
            Map<String, String> options,
            List<Stage> stages,
            Map<String, Long> counts,
            List<Note> notes,
            @Nullable String cluster,
            boolean madePredictions,
            boolean canCancel,
            boolean canRetry) {

        static Details of(RunDetails run) {
            Launch launch = run.launch();
            return new Details(
                    Run.of(run.entry()),
                    launch == null ? null : launch.by(),
                    run.options(),
                    run.stages().stream().map(Stage::of).toList(),
                    run.counts(),
                    run.notes().stream().map(Note::of).toList(),
                    run.cluster(),
                    run.madePredictions(),
                    run.canCancel(),
                    run.canRetry());
        }
    }
}
