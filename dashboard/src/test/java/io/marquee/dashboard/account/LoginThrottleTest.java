package io.marquee.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final SomeDatabase some = database();

    SomeDatabase database() {
        return new SomeDatabase();
    }

    private final LoginThrottle throttle = some.throttle();

    @Test
    void five_failures_are_free_and_each_after_that_costs_twice_the_one_before() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.attempt("ann", "1.1.1." + i)).isZero();
        }
        List<Long> waits = new ArrayList<>();
        for (int i = 5; i < 14; i++) {
            Duration wait = throttle.attempt("ann", "1.1.1." + i);
            waits.add(wait.toSeconds());
            some.pass(wait);
            assertThat(throttle.attempt("ann", "1.1.1." + i)).isZero();
        }
        assertThat(waits).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L);
    }

    @Test
    void waiting_is_not_made_longer_by_asking() {
        fail("ann", "1.1.1.1", 5);
        some.pass(Duration.ofSeconds(2));
        for (int i = 0; i < 10; i++) {
            assertThat(throttle.attempt("ann", "1.1.1.1")).isEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    void however_the_name_is_written_it_is_one_account() {
        fail("ann", "1.1.1.1", 3);
        fail(" ANN", "1.1.1.2", 2);
        assertThat(throttle.attempt("Ann ", "1.1.1.3")).isEqualTo(Duration.ofSeconds(5));
        assertThat(throttle.attempt("x".repeat(10_000), "1.1.1.3")).isZero();
    }

    @Test
    void an_address_waits_whatever_accounts_it_tries_and_whoever_logs_in_from_it() {
        for (int i = 0; i < 20; i++) {
            assertThat(throttle.attempt("name" + i, "1.1.1.1")).isZero();
        }
        assertThat(throttle.attempt("bob", "1.1.1.1")).isEqualTo(Duration.ofSeconds(5));
        assertThat(throttle.attempt("bob", "2.2.2.2")).isZero();

        some.pass(Duration.ofSeconds(5));
        assertThat(throttle.attempt("bob", "1.1.1.1")).isZero();
        throttle.succeeded("bob", "1.1.1.1");
        assertThat(throttle.attempt("ann", "1.1.1.1")).isZero();
        assertThat(throttle.attempt("ann", "1.1.1.1")).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_success_forgets_the_failures_of_its_own_account_alone() {
        fail("ann", "1.1.1.1", 5);
        fail("bob", "1.1.1.1", 4);
        assertThat(throttle.attempt("bob", "1.1.1.1")).isZero();
        throttle.succeeded("bob", "1.1.1.1");

        fail("bob", "1.1.1.1", 5);
        assertThat(throttle.attempt("bob", "1.1.1.1")).isEqualTo(Duration.ofSeconds(5));
        assertThat(throttle.attempt("ann", "1.1.1.1")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_restart_forgets_nothing_and_an_hour_does() {
        fail("ann", "1.1.1.1", 5);
        assertThat(some.throttle().attempt("ann", "1.1.1.1")).isEqualTo(Duration.ofSeconds(5));

        some.pass(LoginThrottle.FORGOTTEN_AFTER.plusSeconds(1));
        fail("ann", "1.1.1.1", 5);
    }

    @Test
    void many_at_once_do_not_slip_through() throws Exception {
        List<Callable<Duration>> attempts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            attempts.add(() -> throttle.attempt("ann", "1.1.1.1"));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int free = 0;
            for (Future<Duration> wait : threads.invokeAll(attempts)) {
                free += wait.get().isZero() ? 1 : 0;
            }
            assertThat(free).isEqualTo(5);
        }
    }

    private void fail(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(throttle.attempt(name, address)).isZero();
        }
    }
}
