package io.marquee.dashboard.live;

import io.marquee.UserError;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Asks for news every few seconds on behalf of all who watch, and not at all while nobody does.
@Component
public final class LiveWatch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LiveWatch.class);

    private static final long PERIOD_SECONDS = 5;

    private final LiveService live;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("live-watch").daemon().factory());

    /// @param live asked for news
    @Autowired
    public LiveWatch(LiveService live) {
        this.live = live;
        var _ =
                clock.scheduleWithFixedDelay(
                        this::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    /// Is told in a thread of the watch; must not take long.
    public interface Watcher {

        /// @param news empty if there never was a stream
        void tell(Optional<LiveNews> news);

        /// @param reason why there is no news, in a sentence
        void fail(String reason);
    }

    /// Ends a watch.
    @FunctionalInterface
    public interface Watching {

        void stop();
    }

    /// Starts to watch.
    public Watching watch(Watcher watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    /// Looks once, if anybody watches.
    void look() {
        if (watchers.isEmpty()) {
            return;
        }
        try {
            Optional<LiveNews> news = live.news();
            watchers.forEach(watcher -> watcher.tell(news));
        } catch (UserError e) {
            watchers.forEach(watcher -> watcher.fail(e.getMessage()));
        } catch (RuntimeException e) {
            // The next look may go better; were it thrown on, there would be none.
            LOG.warn("A look at the stream failed", e);
        }
    }
}
