package io.marquee.pipeline.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Something that is done if somebody stops this process before it is revoked. What was asked for
/// last is done first, as with nested blocks.
final class WhenStopped {

    private static final Deque<WhenStopped> DUE = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(WhenStopped::runAll, "stopped"));
    }

    private final Runnable action;

    private WhenStopped(Runnable action) {
        this.action = action;
    }

    /// Asks for something to be done.
    static WhenStopped run(Runnable action) {
        WhenStopped asked = new WhenStopped(action);
        synchronized (DUE) {
            DUE.push(asked);
        }
        return asked;
    }

    /// Asks for it no longer.
    ///
    /// @return false if the process has been stopped, and it is done or about to be
    boolean revoke() {
        synchronized (DUE) {
            return DUE.remove(this);
        }
    }

    private static void runAll() {
        WhenStopped next = next();
        if (next != null) {
            try {
                next.action.run();
            } finally {
                runAll();
            }
        }
    }

    private static @Nullable WhenStopped next() {
        synchronized (DUE) {
            return DUE.poll();
        }
    }
}
