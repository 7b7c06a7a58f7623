package io.marquee.serving;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Lets so many requests compute, so many more wait, and no others in; and bounds what the bodies
/// of all of them take of the memory.
///
/// Computing is done by threads of the operating system and not by the virtual ones that speak with
/// clients: those would leave none to answer a ping.
final class Admission implements AutoCloseable {

    private final ThreadPoolExecutor workers;
    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    /// @param mostBytes of all bodies and answers that are held at once
    Admission(int workers, int queue, long mostBytes) {
        this.mostBytes = mostBytes;
        this.workers =
                new ThreadPoolExecutor(
                        workers,
                        workers,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(queue),
                        Thread.ofPlatform().name("worker-", 0).daemon().factory());
    }

    /// Computes something on one of the workers, and waits for it.
    ///
    /// @throws RequestRefused if too many are waiting already, or if the work ends with one
    <T> T compute(Callable<T> work) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            throw full();
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /// Takes room for a part of a body.
    ///
    /// @throws RequestRefused if there is none
    void reserve(int count) {
        if (bytes.addAndGet(count) > mostBytes) {
            bytes.addAndGet(-count);
            throw full();
        }
    }

    /// Takes room for an answer, which is there already.
    void hold(int count) {
        bytes.addAndGet(count);
    }

    /// Gives room back.
    void release(int count) {
        bytes.addAndGet(-count);
    }

    int computing() {
        return workers.getActiveCount();
    }

    int waiting() {
        return workers.getQueue().size();
    }

    /// How many requests were turned away.
    long refused() {
        return refused.get();
    }

    private RequestRefused full() {
        refused.incrementAndGet();
        return new RequestRefused(
                Problem.of(503, "The server is busy. Ask again in a second or two."));
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
