package io.marquee.registry;

/// A sign of life: held by a run from its start to its end, and lost when its process dies.
public interface Lease extends AutoCloseable {

    /// Ends it, and discards whatever its owner left uncommitted. Harmless when repeated.
    @Override
    void close();
}
