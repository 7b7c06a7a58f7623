package io.marquee.dashboard.runs;

import io.marquee.UserError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/// Looks at the runs once a second for all who watch, and not at all while nobody does. Watchers
/// are told only of what is new to them.
public class RunWatch implements DisposableBean {

    private static final long PERIOD_MILLIS = 1_000;
    private static final String ALL = "";

    private final RunHistory history;
    private final Set<Watcher<?>> watchers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("run-watch").daemon().factory());

    RunWatch(RunHistory history) {
        this.history = history;
    }

    /// Starts looking.
    RunWatch start() {
        var _ =
                clock.scheduleWithFixedDelay(
                        this::lookQuietly, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    /// What came of a look.
    public sealed interface Seen<T> {

        /// @param value what there is now
        record Now<T>(T value) implements Seen<T> {}

        /// @param reason why nothing could be seen, in a sentence
        record Nothing<T>(String reason) implements Seen<T> {}
    }

    /// Ends a watch.
    @FunctionalInterface
    public interface Watching {

        void stop();
    }

    /// Watches the list of runs.
    ///
    /// @param told in a thread of this watch; must not take long
    public Watching list(Consumer<Seen<List<RunEntry>>> told) {
        return watch(new Watcher<>(ALL, told));
    }

    /// Watches one run until it has ended and its process has said its last word.
    ///
    /// @param id of a run or a launch
    /// @param told in a thread of this watch; must not take long
    public Watching run(String id, Consumer<Seen<RunDetails>> told) {
        return watch(new Watcher<>(id, told));
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    int watching() {
        return watchers.size();
    }

    private Watching watch(Watcher<?> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    private void lookQuietly() {
        try {
            look();
        } catch (RuntimeException e) {
            // The next look may go better; were it thrown on, there would be none.
            org.slf4j.LoggerFactory.getLogger(RunWatch.class).warn("A look at the runs failed", e);
        }
    }

    /// Looks once: each thing that is watched one time, however many watch it.
    void look() {
        Map<String, Seen<?>> seen = new HashMap<>();
        for (Watcher<?> watcher : watchers) {
            if (!watcher.finished()) {
                watcher.tell(seen.computeIfAbsent(watcher.id, this::see));
            }
        }
    }

    private Seen<?> see(String id) {
        return id.equals(ALL)
                ? attempt(history::list)
                : attempt(() ->
                        history.find(id)
                                .orElseThrow(
                                        () -> new UserError("There is no run %s.".formatted(id))));
    }

    private static <T> Seen<T> attempt(Supplier<T> look) {
        try {
            return new Seen.Now<>(look.get());
        } catch (UserError e) {
            return new Seen.Nothing<>(e.getMessage());
        }
    }

    private static final class Watcher<T> {

        private final String id;
        private final Consumer<Seen<T>> told;
        private @Nullable Seen<?> last;

        private Watcher(String id, Consumer<Seen<T>> told) {
            this.id = id;
            this.told = told;
        }

        private boolean finished() {
            return last instanceof Seen.Now<?>(RunDetails run) && run.isOver();
        }

        /// What is seen under its id is of the type that it watches.
        @SuppressWarnings("unchecked")
        private void tell(Seen<?> seen) {
            if (!Objects.equals(seen, last)) {
                last = seen;
                told.accept((Seen<T>) seen);
            }
        }
    }
}
