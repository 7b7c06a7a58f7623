package io.marquee.dashboard.account;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every second whether somebody at this machine wants a password reset.
public final class ResetWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ResetWatch.class);

    private final ResetFolder folder;
    private final Accounts accounts;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("password-resets").factory());

    public ResetWatch(ResetFolder folder, Accounts accounts) {
        this.folder = folder;
        this.accounts = accounts;
        var _ = clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            folder.answer(accounts);
        } catch (IOException | RuntimeException e) {
            // The next second is another try; whoever waits is told that nothing came.
            LOG.warn("A wish to reset a password cannot be read.", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
