package io.marquee.registry;

import java.io.IOException;

/// A lease that is a lock on `.incoming/<owner>/.lock`.
final class FolderLease implements Lease {

    private final FolderStore store;
    private final String owner;
    private final FolderLock held;
    private boolean closed;

    FolderLease(FolderStore store, String owner, FolderLock held) {
        this.store = store;
        this.owner = owner;
        this.held = held;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            held.close();
        } catch (IOException e) {
            throw FolderFiles.error("write", store.area(owner), e);
        } finally {
            store.discard(owner);
        }
    }
}
