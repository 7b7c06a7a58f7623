package io.marquee.dashboard.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final List<String> worked = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();
    private final Remembered<String, String> remembered = new Remembered<>(2, forgotten::add);

    @Test
    void works_an_answer_out_once() {
        assertThat(remembered.answer("a", work("a"))).isEqualTo("A of a");
        assertThat(remembered.answer("a", work("a"))).isEqualTo("A of a");
        assertThat(worked).containsExactly("a");
    }

    @Test
    void forgets_what_was_not_asked_for_longest() {
        for (String question : List.of("a", "b", "a", "c", "a", "b")) {
            remembered.answer(question, work(question));
        }
        assertThat(worked).containsExactly("a", "b", "c", "b");
        assertThat(forgotten).containsExactly("A of b", "A of c");
    }

    @Test
    void does_not_remember_what_went_wrong() {
        assertThatThrownBy(() ->
                        remembered.answer(
                                "a",
                                () -> {
                                    throw new UserError("Not now.");
                                }))
                .isInstanceOf(UserError.class)
                .hasMessage("Not now.");
        assertThat(remembered.answer("a", work("a"))).isEqualTo("A of a");
    }

    @Test
    void works_it_out_once_for_many_who_ask_at_the_same_time() throws Exception {
        AtomicInteger times = new AtomicInteger();
        CountDownLatch asking = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                answers.add(
                        threads.submit(() ->
                                remembered.answer(
                                        "a",
                                        () -> {
                                            await(asking);
                                            return "A " + times.incrementAndGet();
                                        })));
            }
            asking.countDown();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("A 1");
            }
        }
    }

    private Supplier<String> work(String question) {
        return () -> {
            worked.add(question);
            return "A of " + question;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
