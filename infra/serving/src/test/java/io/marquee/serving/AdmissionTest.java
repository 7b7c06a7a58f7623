package io.marquee.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    @Test
    void lets_so_many_wait_and_turns_the_next_away() throws Exception {
        CountDownLatch computing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Admission admission = new Admission(1, 1, 100);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first =
                    clients.submit(() ->
                            admission.compute(() -> {
                                computing.countDown();
                                go.await();
                                return "first";
                            }));
            computing.await();
            Future<String> second = clients.submit(() -> admission.compute(() -> "second"));
            while (admission.waiting() == 0) {
                Thread.onSpinWait();
            }

            refusesAsFull(() -> admission.compute(() -> "third"));
            assertThat(admission.computing()).isEqualTo(1);
            assertThat(admission.refused()).isEqualTo(1);

            go.countDown();
            assertThat(first.get()).isEqualTo("first");
            assertThat(second.get()).isEqualTo("second");
            assertThat(admission.compute(() -> "fourth")).isEqualTo("fourth");
        }
    }

    @Test
    void bounds_what_all_bodies_take_and_gives_the_room_back() {
        try (Admission admission = new Admission(1, 1, 100)) {
            admission.reserve(60);
            admission.hold(30);
            refusesAsFull(() -> admission.reserve(11));
            assertThatCode(() -> admission.reserve(10)).doesNotThrowAnyException();
            admission.release(100);
            assertThatCode(() -> admission.reserve(100)).doesNotThrowAnyException();
        }
    }

    @Test
    void hands_on_what_the_work_ends_with() {
        IllegalStateException failure = new IllegalStateException("broken");
        try (Admission admission = new Admission(1, 1, 100)) {
            assertThatThrownBy(() ->
                            admission.compute(() -> {
                                throw failure;
                            }))
                    .isSameAs(failure);
        }
    }

    private static void refusesAsFull(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(503));
    }
}
