package io.marquee.dashboard.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Answers that stay right, because what a run made never changes. Each is worked out once, however
/// many people ask at the same time; the one not asked for longest makes room. Safe to use from
/// many threads.
///
/// @param <Q> questions, equal where their answers are
/// @param <A> answers, which nobody changes
public final class Remembered<Q, A> {

    private final Map<Q, FutureTask<A>> answers;

    /// @param most how many answers are kept
    public Remembered(int most) {
        this(most, _ -> {});
    }

    /// @param most how many answers are kept
    /// @param forget cleans up after an answer that has made room
    Remembered(int most, Consumer<A> forget) {
        this.answers =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Q, FutureTask<A>> eldest) {
                        boolean full = size() > most;
                        if (full && eldest.getValue().state() == Future.State.SUCCESS) {
                            forget.accept(eldest.getValue().resultNow());
                        }
                        return full;
                    }
                };
    }

    /// The answer, worked out if it is not known. What goes wrong is not remembered.
    ///
    /// @param work must not ask for an answer itself
    public A answer(Q question, Supplier<A> work) {
        FutureTask<A> mine = new FutureTask<>(work::get);
        FutureTask<A> task;
        synchronized (answers) {
            FutureTask<A> known = answers.putIfAbsent(question, mine);
            task = known == null ? mine : known;
        }
        // Does nothing where another thread works at it, or has.
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            synchronized (answers) {
                answers.remove(question, task);
            }
            switch (e.getCause()) {
                case RuntimeException trouble -> throw trouble;
                case Error trouble -> throw trouble;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }
}
