package io.marquee.dashboard.schedules;

import io.marquee.UserError;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.api.Fault;
import io.marquee.dashboard.api.Page;
import io.marquee.dashboard.api.Query;
import io.marquee.dashboard.api.Refusal;
import io.marquee.dashboard.runs.LaunchOrder;
import io.marquee.dashboard.runs.OrderRequest;
import io.marquee.dashboard.runs.RunsService;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Schedules, for programs.
@RestController
@RequestMapping(ScheduleApi.PATH)
@RolesAllowed(Roles.VIEWER)
class ScheduleApi {

    static final String PATH = "/api/v1/schedules";

    private static final int USUAL_BACK_OFF_MINUTES = 5;

    private final SchedulesService service;
    private final RunsService runs;

    ScheduleApi(SchedulesService service, RunsService runs) {
        this.service = service;
        this.runs = runs;
    }

    @GetMapping
    Page<Answer> list(@RequestParam MultiValueMap<String, String> parameters) {
        Map<Long, Firing> last = service.lastFirings();
        return Query.paged(parameters)
                .paging()
                .of(service.list(), schedule -> answer(schedule, last.get(schedule.id())));
    }

    @GetMapping("/{id}")
    Answer one(@PathVariable("id") String id) {
        return answer(find(id));
    }

    @GetMapping("/{id}/history")
    Page<Fired> history(
            @PathVariable("id") String id, @RequestParam MultiValueMap<String, String> parameters) {
        Query query = Query.paged(parameters);
        return query.paging().of(service.history(find(id).id()), Fired::of);
    }

    @PostMapping
    @RolesAllowed(Roles.OPERATOR)
    ResponseEntity<Answer> create(@RequestBody Request request) {
        SchedulePlan plan = request.plan(runs);
        Answer made = asThingsStand(() -> answer(find(Long.toString(service.create(plan)))));
        return ResponseEntity.created(URI.create(PATH + "/" + made.id())).body(made);
    }

    @PutMapping("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    Answer change(@PathVariable("id") String id, @RequestBody Request request) {
        Schedule schedule = find(id);
        SchedulePlan plan = request.plan(runs);
        return after(schedule, () -> service.change(schedule.id(), plan));
    }

    @DeleteMapping("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    ResponseEntity<Void> delete(@PathVariable("id") String id) {
        Schedule schedule = find(id);
        return asThingsStand(() -> {
            service.delete(schedule.id());
            return ResponseEntity.noContent().build();
        });
    }

    @PostMapping("/{id}/pause")
    @RolesAllowed(Roles.OPERATOR)
    Answer pause(@PathVariable("id") String id) {
        Schedule schedule = find(id);
        return after(schedule, () -> service.pause(schedule.id()));
    }

    @PostMapping("/{id}/resume")
    @RolesAllowed(Roles.OPERATOR)
    Answer resume(@PathVariable("id") String id) {
        Schedule schedule = find(id);
        return after(schedule, () -> service.resume(schedule.id()));
    }

    @PostMapping("/{id}/fire")
    @RolesAllowed(Roles.OPERATOR)
    ResponseEntity<Answer> fire(@PathVariable("id") String id) {
        Schedule schedule = find(id);
        return ResponseEntity.accepted().body(after(schedule, () -> service.runNow(schedule.id())));
    }

    private Answer after(Schedule schedule, Runnable action) {
        return asThingsStand(() -> {
            action.run();
            return answer(find(Long.toString(schedule.id())));
        });
    }

    /// What has been checked before can only fail for how things stand.
    private static <T> T asThingsStand(Supplier<T> action) {
        try {
            return action.get();
        } catch (UserError e) {
            throw Refusal.conflict(e.getMessage());
        }
    }

    private Schedule find(String id) {
        try {
            return service.find(Long.parseLong(id)).orElseThrow(() -> none(id));
        } catch (NumberFormatException e) {
            throw none(id);
        }
    }

    private static Refusal none(String id) {
        return Refusal.notFound("There is no schedule %s.".formatted(id));
    }

    private Answer answer(Schedule schedule) {
        return answer(schedule, service.lastFirings().get(schedule.id()));
    }

    private Answer answer(Schedule schedule, @Nullable Firing last) {
        SchedulePlan plan = schedule.plan();
        return new Answer(
                schedule.id(),
                plan.name(),
                plan.order().command(),
                plan.order().values(),
                plan.order().place(),
                plan.cron().text(),
                plan.zone().getId(),
                plan.missed(),
                plan.retries(),
                plan.backOff().toMinutes(),
                schedule.paused(),
                schedule.createdBy(),
                schedule.created(),
                schedule.due(),
                schedule.paused() ? List.of() : service.preview(plan.cron(), plan.zone()),
                last == null ? null : Fired.of(last));
    }

    /// What people decide about a schedule: see [SchedulePlan].
    ///
    /// @param cron five fields
    /// @param zone null for UTC
    /// @param missed null for once
    /// @param retries null for none
    /// @param backOffMinutes null for 5
    record Request(
            @Nullable String name,
            @Nullable String command,
            @Nullable Map<String, JsonNode> options,
            @Nullable String runner,
            @Nullable String cron,
            @Nullable String zone,
            @Nullable MissedPolicy missed,
            @Nullable Integer retries,
            @Nullable Integer backOffMinutes) {

        /// @throws Refusal if anything is wrong, naming each field that is
        SchedulePlan plan(RunsService runs) {
            List<Fault> faults = new ArrayList<>();
            Cron times = times(faults);
            ZoneId clocks = clocks(faults);
            if (name == null) {
                faults.add(new Fault("name", "This is needed."));
            }
            LaunchOrder order = null;
            try {
                order = new OrderRequest(command, options, runner).order(runs);
            } catch (Refusal refusal) {
                faults.addAll(refusal.faults());
            }
            if (name == null || times == null || clocks == null || order == null) {
                throw Refusal.of(faults);
            }
            try {
                return new SchedulePlan(
                        name,
                        order,
                        times,
                        clocks,
                        missed == null ? MissedPolicy.RUN_ONCE : missed,
                        retries == null ? 0 : retries,
                        Duration.ofMinutes(
                                backOffMinutes == null ? USUAL_BACK_OFF_MINUTES : backOffMinutes));
            } catch (UserError e) {
                throw Refusal.of(blamed(), e.getMessage());
            }
        }

        /// Which of the fields a plan looks at itself it refused.
        private String blamed() {
            if (retries != null && (retries < 0 || retries > SchedulePlan.MOST_RETRIES)) {
                return "retries";
            }
            return backOffMinutes != null
                            && (backOffMinutes < 1
                                    || backOffMinutes > SchedulePlan.LONGEST_BACK_OFF_MINUTES)
                    ? "back_off_minutes"
                    : "name";
        }

        private @Nullable Cron times(List<Fault> faults) {
            if (cron == null) {
                faults.add(new Fault("cron", "This is needed."));
                return null;
            }
            try {
                return Cron.parse(cron);
            } catch (UserError e) {
                faults.add(new Fault("cron", e.getMessage()));
                return null;
            }
        }

        private @Nullable ZoneId clocks(List<Fault> faults) {
            try {
                return ZoneId.of(zone == null ? "UTC" : zone);
            } catch (DateTimeException e) {
                faults.add(
                        new Fault("zone", "It has to be the name of a time zone: Europe/Paris."));
                return null;
            }
        }
    }

    /// As [Firing].
    record Fired(
            long id,
            Instant due,
            int attempt,
            String by,
            Outcome outcome,
            @Nullable String launch,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Instant retryAt,
            String words) {

        static Fired of(Firing firing) {
            return new Fired(
                    firing.id(),
                    firing.due(),
                    firing.attempt(),
                    firing.by(),
                    firing.outcome(),
                    firing.launch(),
                    firing.started(),
                    firing.ended(),
                    firing.retryAt(),
                    firing.words());
        }
    }

    /// As [Schedule].
    ///
    /// @param dueAt when it fires next; null while it is paused
    /// @param next the next five times; empty while it is paused
    /// @param last what came of it last; null if it never fired
    record Answer(
            long id,
            String name,
            String command,
            Map<String, List<String>> options,
            String runner,
            String cron,
            String zone,
            MissedPolicy missed,
            int retries,
            long backOffMinutes,
            boolean paused,
            String createdBy,
            Instant createdAt,
            @Nullable Instant dueAt,
            List<Instant> next,
            @Nullable Fired last) {}
}
