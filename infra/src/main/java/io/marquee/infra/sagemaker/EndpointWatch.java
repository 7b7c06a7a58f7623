package io.marquee.infra.sagemaker;

import io.marquee.UserError;
import io.marquee.infra.aws.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Waits for an endpoint, and tells what it sees.
final class EndpointWatch {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(15);

    private final Endpoints endpoints;
    private final Patience patience;
    private final Duration limit;

    EndpointWatch(Endpoints endpoints, Patience patience, Duration limit) {
        this.endpoints = endpoints;
        this.patience = patience;
        this.limit = limit;
    }

    /// Waits until the endpoint changes no more.
    ///
    /// @throws UserError if it takes too long, or if somebody deletes it
    Endpoint untilSettled(String name, DeploymentProgress progress) {
        Endpoint settled = look(name, progress, false);
        if (settled == null) {
            throw new UserError(
                    "The endpoint %s has gone while it was waited for: somebody deleted it."
                            .formatted(name));
        }
        return settled;
    }

    /// Waits until there is no such endpoint.
    ///
    /// @throws UserError if it takes too long
    void untilGone(String name, DeploymentProgress progress) {
        look(name, progress, true);
    }

    private @Nullable Endpoint look(String name, DeploymentProgress progress, boolean gone) {
        Instant until = patience.instant().plus(limit);
        String told = "";
        while (true) {
            Optional<Endpoint> now = endpoints.find(name);
            if (now.isEmpty()) {
                return null;
            }
            if (now.get().status().isSettled() && !gone) {
                return now.get();
            }
            String state = state(now.get());
            if (!state.equals(told)) {
                progress.note(state);
                told = state;
            }
            if (!patience.instant().isBefore(until)) {
                throw new UserError(
                        "The endpoint %s is still %s after %d minutes. It goes on by itself; look with ./marquee deploy --status --endpoint=%s."
                                .formatted(
                                        name, words(now.get().status()), limit.toMinutes(), name));
            }
            rest();
        }
    }

    private static String state(Endpoint now) {
        String variants =
                now.variants().stream()
                        .map(v -> "%s %d of %d".formatted(v.name(), v.instances(), v.desired()))
                        .collect(Collectors.joining(", "));
        return "The endpoint is %s%s."
                .formatted(words(now.status()), variants.isEmpty() ? "" : " (" + variants + ")");
    }

    static String words(EndpointStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void rest() {
        try {
            patience.pause(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("It was interrupted; what was asked of AWS goes on by itself.", e);
        }
    }
}
