package io.marquee.dashboard.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.dashboard.monitoring.EndpointAnswer.Told;
import io.marquee.dashboard.monitoring.EndpointAnswer.Untold;
import io.marquee.dashboard.runs.House;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

class EndpointServiceTest implements EndpointHost {

    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private Instant now = SomeEndpoint.NOON;
    private EndpointState state = SomeEndpoint.state();
    private RuntimeException failure = new UserError("none");
    private boolean fails;
    private final CountDownLatch silence = new CountDownLatch(1);
    private boolean silent;

    private final EndpointService service = service(Duration.ofMinutes(1));

    @BeforeEach
    void enter() {
        House.enter("ada", "ROLE_VIEWER", "ROLE_OPERATOR");
    }

    @AfterEach
    void leave() {
        silence.countDown();
        House.leave();
    }

    @Test
    void an_answer_is_good_for_a_minute_and_for_all() {
        assertThat(service.names()).containsExactly("titles", "other");
        assertThat(ask()).isEqualTo(new Told(state));
        now = now.plusSeconds(59);
        ask();
        assertThat(done).containsExactly("read titles");
        service.read("other").join();
        now = now.plusSeconds(1);
        ask();
        assertThat(done).containsExactly("read titles", "read other", "read titles");
    }

    @Test
    void while_an_endpoint_is_on_its_way_or_nobody_tells_it_is_good_for_five_seconds() {
        state = SomeEndpoint.moving();
        ask();
        now = now.plusSeconds(4);
        ask();
        assertThat(done).hasSize(1);
        now = now.plusSeconds(1);
        fails = true;
        failure = new UserError("The credentials have expired.");
        assertThat(ask()).isEqualTo(new Untold("titles", "The credentials have expired.", now));
        now = now.plusSeconds(5);
        ask();
        assertThat(done).hasSize(3);
    }

    @Test
    void what_should_not_fail_and_what_takes_too_long_is_told_in_a_sentence_too() {
        fails = true;
        failure = new IllegalStateException("a secret");
        assertThat(ask())
                .isEqualTo(
                        new Untold(
                                "titles",
                                "The dashboard failed for a reason of its own; its log says more.",
                                now));
        silent = true;
        assertThat(service(Duration.ofMillis(1)).read("titles").join())
                .isEqualTo(
                        new Untold(
                                "titles",
                                "AWS did not answer within 0 seconds. Check the network and look again.",
                                now));
    }

    @Test
    void a_roll_back_is_on_record_before_it_is_done_and_the_endpoint_asked_anew_after() {
        ask();
        assertThat(service.rollBack("titles", "titles-2", "titles-1").join()).isEmpty();
        ask();
        assertThat(done)
                .containsExactly(
                        "read titles",
                        "endpoint.rollback titles: from titles-2 to titles-1",
                        "roll titles back from titles-2 to titles-1",
                        "read titles");
    }

    @Test
    void a_roll_back_that_is_refused_says_why() {
        fails = true;
        failure = new UserError("Somebody moved it.");
        assertThat(service.rollBack("titles", "titles-2", "titles-1").join())
                .contains("Somebody moved it.");
    }

    @Test
    void only_operators_roll_back_and_only_what_is_watched() {
        assertThatThrownBy(() -> service.rollBack("elsewhere", "a", "b"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "No endpoint elsewhere is watched here. Name it with --endpoint when the dashboard is started.");
        assertThatThrownBy(() -> service.read("elsewhere")).isInstanceOf(UserError.class);
        House.enter("eve", "ROLE_VIEWER");
        assertThat(service.mayOperate()).isFalse();
        assertThatThrownBy(() -> service.rollBack("titles", "titles-2", "titles-1"))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(done).isEmpty();
    }

    @Override
    public EndpointState read(String name) {
        done.add("read " + name);
        answer();
        return state;
    }

    @Override
    public void rollBack(String name, String from, String target) {
        done.add("roll %s back from %s to %s".formatted(name, from, target));
        answer();
    }

    private void answer() {
        if (silent) {
            try {
                silence.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (fails) {
            throw failure;
        }
    }

    private EndpointAnswer ask() {
        return service.read("titles").join();
    }

    private EndpointService service(Duration patience) {
        return new EndpointService(
                List.of("titles", "other", "titles"),
                this,
                (action, subject) -> done.add(action + " " + subject),
                () -> now,
                patience);
    }
}
