package io.marquee.dashboard.data;

import java.util.concurrent.atomic.LongAdder;

/// How many queries there were, and how long they took together.
final class QueryTimes {

    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    void add(long took) {
        count.increment();
        nanos.add(took);
    }

    long count() {
        return count.sum();
    }

    long nanos() {
        return nanos.sum();
    }
}
