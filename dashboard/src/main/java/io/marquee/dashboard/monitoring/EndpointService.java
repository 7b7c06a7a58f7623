package io.marquee.dashboard.monitoring;

import io.marquee.UserError;
import io.marquee.dashboard.account.Audit;
import io.marquee.dashboard.monitoring.EndpointAnswer.Told;
import io.marquee.dashboard.monitoring.EndpointAnswer.Untold;
import io.marquee.dashboard.runs.Operators;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What people see of endpoints and do with them. Answers come from afar: nobody who asks is kept
/// waiting, each is remembered for a while, and all who ask meanwhile get the same one.
public class EndpointService {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointService.class);

    /// How long an answer is good for.
    private static final Duration MEMORY = Duration.ofMinutes(1);

    /// How long it is while the endpoint is on its way, and where there was none.
    private static final Duration SHORT_MEMORY = Duration.ofSeconds(5);

    /// Within that there is an answer, if only that there is none.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> names;
    private final EndpointHost host;
    private final Audit audit;
    private final InstantSource clock;
    private final Duration patience;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    EndpointService(List<String> names, EndpointHost host, Audit audit, InstantSource clock) {
        this(names, host, audit, clock, PATIENCE);
    }

    /// @param patience how long an answer may take
    EndpointService(
            List<String> names,
            EndpointHost host,
            Audit audit,
            InstantSource clock,
            Duration patience) {
        this.names = names.stream().distinct().toList();
        this.host = host;
        this.audit = audit;
        this.clock = clock;
        this.patience = patience;
    }

    /// The endpoints to look at, as whoever started the dashboard has named them; empty for none.
    public List<String> names() {
        return names;
    }

    /// Whether the present user may roll back and deploy.
    public boolean mayOperate() {
        return Operators.isPresent();
    }

    /// How an endpoint does, from memory if it was asked a moment ago.
    ///
    /// @throws UserError if it is not among the [#names]
    public CompletableFuture<EndpointAnswer> read(String name) {
        requireWatched(name);
        return asked.compute(
                        name,
                        (_, before) ->
                                before != null && before.isGood(clock.instant())
                                        ? before
                                        : ask(name))
                .answer();
    }

    /// As [#read], a moment later: when an answer that is no good for long is good no more.
    public CompletableFuture<EndpointAnswer> readSoon(String name) {
        return CompletableFuture.supplyAsync(
                        () -> name,
                        CompletableFuture.delayedExecutor(
                                SHORT_MEMORY.toMillis(), TimeUnit.MILLISECONDS))
                .thenCompose(this::read);
    }

    /// Asks for the way back to what an endpoint served before; how it goes on shows when it is
    /// [read][#read].
    ///
    /// @param from the configuration it runs on, as the person was told
    /// @param target the configuration to go back to, likewise
    /// @return empty once it is on its way; why it is not, in a sentence, otherwise
    /// @throws UserError if the endpoint is not among the [#names]
    /// @throws org.springframework.security.access.AccessDeniedException if the user is no operator
    public CompletableFuture<Optional<String>> rollBack(String name, String from, String target) {
        var _ = Operators.require();
        requireWatched(name);
        audit.record("endpoint.rollback", "%s: from %s to %s".formatted(name, from, target));
        CompletableFuture<Optional<String>> started =
                inBackground(
                        () -> {
                            try {
                                host.rollBack(name, from, target);
                                return Optional.empty();
                            } catch (UserError e) {
                                return Optional.of(e.getMessage());
                            }
                        },
                        Optional.of(
                                "AWS did not answer in time; whether %s goes back shows here when it does."
                                        .formatted(name)),
                        Optional.of(
                                "It was not rolled back, for a reason of the dashboard's own; its log says more."));
        return started.whenComplete((_, _) -> asked.remove(name));
    }

    private Asked ask(String name) {
        Instant now = clock.instant();
        CompletableFuture<EndpointAnswer> answer =
                inBackground(
                        () -> {
                            try {
                                return new Told(host.read(name));
                            } catch (UserError e) {
                                return new Untold(name, e.getMessage(), now);
                            }
                        },
                        new Untold(
                                name,
                                "AWS did not answer within %d seconds. Check the network and look again."
                                        .formatted(patience.toSeconds()),
                                now),
                        new Untold(
                                name,
                                "The dashboard failed for a reason of its own; its log says more.",
                                now));
        return new Asked(now, answer);
    }

    /// @param late the answer if there is none in time
    /// @param broken the answer if something fails that should not
    private <T> CompletableFuture<T> inBackground(Supplier<T> question, T late, T broken) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread thread =
                Thread.ofVirtual()
                        .name("endpoint")
                        .start(() -> {
                            try {
                                answer.complete(question.get());
                            } catch (RuntimeException e) {
                                LOG.warn("Asking AWS failed", e);
                                answer.complete(broken);
                            }
                        });
        // One that came too late does not go on trying.
        var _ =
                answer.whenComplete((_, _) -> {
                    if (!Thread.currentThread().equals(thread)) {
                        thread.interrupt();
                    }
                });
        return answer.completeOnTimeout(late, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void requireWatched(String name) {
        if (!names.contains(name)) {
            throw new UserError(
                    "No endpoint %s is watched here. Name it with --endpoint when the dashboard is started."
                            .formatted(name));
        }
    }

    private record Asked(Instant at, CompletableFuture<EndpointAnswer> answer) {

        private boolean isGood(Instant now) {
            if (!answer.isDone()) {
                return true;
            }
            boolean lasts =
                    answer.join() instanceof Told(EndpointState state)
                            && state.standing().settled();
            return Duration.between(at, now).compareTo(lasts ? MEMORY : SHORT_MEMORY) < 0;
        }
    }
}
