package io.marquee.serving;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;

/// Closes connections on which no request has been completed for some time, or an answer is not
/// taken. An idle time-out alone would let a client send the head of a request, or take an answer,
/// byte by byte for hours.
final class IdleConnections implements Connection.Listener {

    private final long patienceNanos;
    private final Map<Connection, Deadline> open = new ConcurrentHashMap<>();

    /// When a connection is closed, in terms of [System#nanoTime].
    private static final class Deadline {
        volatile long at;
        volatile boolean none;
    }

    IdleConnections(Duration patience) {
        patienceNanos = patience.toNanos();
    }

    @Override
    public void onOpened(Connection connection) {
        Deadline deadline = new Deadline();
        deadline.at = System.nanoTime() + patienceNanos;
        open.put(connection, deadline);
    }

    @Override
    public void onClosed(Connection connection) {
        open.remove(connection);
    }

    /// A request has been read up to its body.
    void begin(Request request) {
        Deadline deadline = open.get(request.getConnectionMetaData().getConnection());
        if (deadline != null) {
            deadline.none = true;
            Request.addCompletionListener(request, _ -> restart(deadline, 0));
        }
    }

    /// Its answer is on its way.
    void answering(Request request, int bytes) {
        Deadline deadline = open.get(request.getConnectionMetaData().getConnection());
        if (deadline != null) {
            restart(deadline, bytes);
        }
    }

    private void restart(Deadline deadline, int bytes) {
        deadline.at =
                System.nanoTime()
                        + patienceNanos
                        + bytes * 1_000_000_000L / ServeConfig.Patience.BYTES_PER_SECOND;
        deadline.none = false;
    }

    /// Closes those whose time is over.
    void sweep() {
        long now = System.nanoTime();
        open.forEach((connection, deadline) -> {
            if (!deadline.none && now - deadline.at > 0) {
                connection.close();
            }
        });
    }

    int count() {
        return open.size();
    }
}
