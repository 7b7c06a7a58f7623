package io.marquee.dashboard.monitoring;

import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.api.Page;
import io.marquee.dashboard.api.Query;
import io.marquee.dashboard.api.Refusal;
import io.marquee.dashboard.monitoring.EndpointAnswer.Told;
import io.marquee.dashboard.monitoring.EndpointAnswer.Untold;
import io.marquee.dashboard.monitoring.EndpointState.Alarm;
import io.marquee.dashboard.monitoring.EndpointState.Configuration;
import io.marquee.dashboard.monitoring.EndpointState.Figures;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Endpoints, for programs.
@RestController
@RequestMapping("/api/v1/endpoints")
@RolesAllowed(Roles.VIEWER)
class EndpointApi {

    /// As SageMaker allows for configurations.
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-]{1,63}");

    private final EndpointService endpoints;

    EndpointApi(EndpointService endpoints) {
        this.endpoints = endpoints;
    }

    @GetMapping
    Page<Watched> list(@RequestParam MultiValueMap<String, String> parameters) {
        var paging = Query.paged(parameters).paging();
        // All are asked before any is waited for.
        List<CompletableFuture<EndpointAnswer>> asked =
                endpoints.names().stream().map(endpoints::read).toList();
        return paging.of(asked, answer -> Watched.of(answer.join()));
    }

    @PostMapping("/{name}/rollback")
    @RolesAllowed(Roles.OPERATOR)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Move rollBack(@PathVariable("name") String name, @RequestBody Move asked) {
        if (!endpoints.names().contains(name)) {
            throw Refusal.notFound("No endpoint %s is watched here.".formatted(name));
        }
        String from = required("from", "Name the configuration it runs on.", asked.from());
        String to = required("to", "Name the configuration to go back to.", asked.to());
        Optional<String> refused = endpoints.rollBack(name, from, to).join();
        if (refused.isPresent()) {
            throw Refusal.conflict(refused.get());
        }
        return new Move(from, to);
    }

    private static String required(String field, String reason, @Nullable String value) {
        if (value == null || !NAME.matcher(value).matches()) {
            throw Refusal.of(field, reason);
        }
        return value;
    }

    /// From a configuration to another one, by their names.
    record Move(@Nullable String from, @Nullable String to) {}

    /// @param state null if nobody tells
    /// @param problem why nobody does; null if somebody does
    record Watched(String name, Instant askedAt, @Nullable State state, @Nullable String problem) {

        static Watched of(EndpointAnswer answer) {
            return switch (answer) {
                case Told(EndpointState state) ->
                        new Watched(state.name(), state.asOf(), State.of(state), null);
                case Untold(String name, String reason, Instant asOf) ->
                        new Watched(name, asOf, null, reason);
            };
        }
    }

    /// As [EndpointState].
    record State(
            String status,
            boolean inService,
            boolean settled,
            @Nullable String trouble,
            Configuration serving,
            @Nullable Configuration pending,
            @Nullable Configuration earlier,
            List<Variant> variants,
            List<Alarm> alarms,
            @Nullable String unmeasured) {

        static State of(EndpointState state) {
            return new State(
                    state.standing().status(),
                    state.standing().inService(),
                    state.standing().settled(),
                    state.standing().trouble(),
                    state.configurations().serving(),
                    state.configurations().pending(),
                    state.configurations().earlier(),
                    state.variants().stream().map(Variant::of).toList(),
                    state.alarms(),
                    state.unmeasured());
        }
    }

    /// @param requests of the last 24 hours
    /// @param errors of these
    /// @param newest of when the newest figures are; null if there are none
    /// @param p50Ms the newest; null if there is none
    record Variant(
            String name,
            int instances,
            double weight,
            boolean shadow,
            long requests,
            long errors,
            @Nullable Instant newest,
            @Nullable Double p50Ms,
            @Nullable Double p95Ms,
            @Nullable Double p99Ms) {

        static Variant of(EndpointState.Variant variant) {
            Figures figures = variant.figures();
            return new Variant(
                    variant.name(),
                    variant.instances(),
                    variant.weight(),
                    variant.shadow(),
                    figures.requests(),
                    figures.failures(),
                    figures.newest(),
                    last(figures.p50()),
                    last(figures.p95()),
                    last(figures.p99()));
        }

        private static @Nullable Double last(List<EndpointState.Point> points) {
            double last = Figures.last(points);
            return Double.isNaN(last) ? null : last;
        }
    }
}
