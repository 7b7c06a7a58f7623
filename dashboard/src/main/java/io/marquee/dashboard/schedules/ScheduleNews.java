package io.marquee.dashboard.schedules;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells whoever looks at schedules that something has changed. What another dashboard on the same
/// database did is not told.
public final class ScheduleNews {

    private final Set<Listening> listeners = ConcurrentHashMap.newKeySet();

    /// Ends it.
    @FunctionalInterface
    public interface Stop {

        void stop();
    }

    /// @param told after every change, in the thread that made it; must not take long
    public Stop listen(Runnable told) {
        // An object of its own each time: the same may listen twice.
        Listening listening = new Listening(told);
        listeners.add(listening);
        return () -> listeners.remove(listening);
    }

    void tell() {
        listeners.forEach(listening -> listening.told.run());
    }

    private static final class Listening {

        private final Runnable told;

        private Listening(Runnable told) {
            this.told = told;
        }
    }
}
