package io.marquee.infra.aws;

import io.marquee.UserError;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/// Requests that are tried again where that may help, and whose failures are one sentence.
public final class AwsCalls {

    /// How often a request is made at the most: over some 12 seconds.
    static final int ATTEMPTS = 6;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(400);

    private final Patience patience;
    private final String place;

    /// @param place where requests go, for failures: a region, or an address
    public AwsCalls(Patience patience, String place) {
        this.patience = patience;
        this.place = place;
    }

    /// For requests to where `access` leads.
    public static AwsCalls of(AwsAccess access) {
        return new AwsCalls(access.patience(), access.effectiveRegion().id());
    }

    /// How to wait.
    public Patience patience() {
        return patience;
    }

    /// Makes a request.
    ///
    /// @param deed what it is for, after "Cannot"
    /// @param action as policies call it
    /// @throws UserError if it fails for good
    public <T> T call(String deed, String action, Supplier<T> request) {
        try {
            return retried(request);
        } catch (SdkException e) {
            throw AwsFailure.explain(e, deed, action, place);
        }
    }

    /// Asks for something that may not be there.
    ///
    /// @throws UserError if it cannot be found out
    public <T> Optional<T> find(String deed, String action, Supplier<T> request) {
        return unless(Set.of(AwsFailure.NOT_FOUND), deed, action, request);
    }

    /// Makes a request of which some failures are as good as an answer.
    ///
    /// @return empty if it failed so
    /// @throws UserError if it fails otherwise
    public <T> Optional<T> unless(
            Set<AwsFailure> expected, String deed, String action, Supplier<T> request) {
        try {
            return Optional.of(retried(request));
        } catch (SdkException e) {
            if (expected.contains(AwsFailure.of(e))) {
                return Optional.empty();
            }
            throw AwsFailure.explain(e, deed, action, place);
        }
    }

    private <T> T retried(Supplier<T> request) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (SdkException e) {
                if (attempt == ATTEMPTS || !AwsFailure.of(e).mayPass()) {
                    throw e;
                }
            }
            rest(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private void rest(Duration pause) {
        try {
            patience.pause(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("It was interrupted while waiting for AWS.", e);
        }
    }
}
