package io.marquee.dashboard.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import io.marquee.dashboard.runs.House;
import io.marquee.dashboard.runs.RunState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FiringsTest {

    private final SomeSchedules house = house();

    SomeSchedules house() {
        return new SomeSchedules();
    }

    @BeforeEach
    void enter() {
        House.enter("ada", "ROLE_VIEWER", "ROLE_OPERATOR");
    }

    @AfterEach
    void leave() {
        House.leave();
    }

    @Test
    void fires_at_each_of_its_times_in_its_own_name() {
        long id = create(MissedPolicy.RUN_ONCE, 0);
        house.at("2026-11-22T12:59:59Z");
        house.settle();
        assertThat(house.started).isEmpty();

        house.at("2026-11-22T13:00:00Z");
        house.settle();
        house.at("2026-11-22T13:00:05Z");
        house.settle();
        assertThat(house.history(id)).containsExactly("13:00 #1 RUNNING");
        assertThat(due(id)).isEqualTo("2026-11-22T14:00:00Z");

        house.lastRuns(RunState.DONE);
        house.at("2026-11-22T13:00:10Z");
        house.settle();
        house.at("2026-11-22T14:00:03Z");
        house.settle();

        assertThat(house.started)
                .containsExactly("launch-1 by schedule nightly", "launch-2 by schedule nightly");
        assertThat(house.history(id)).containsExactly("13:00 #1 DONE", "14:00 #1 RUNNING");
        Firing first = house.service.history(id).getLast();
        assertThat(first.launch()).isEqualTo("launch-1");
        assertThat(first.started()).isEqualTo("2026-11-22T13:00:00Z");
        assertThat(first.ended()).isEqualTo("2026-11-22T13:00:10Z");
        assertThat(house.audited)
                .containsExactly(
                        "schedule.create nightly: train {catalog=[catalog.csv]}, 0 * * * * UTC",
                        "schedule.fire nightly, due 2026-11-22T13:00:00Z",
                        "schedule.fire nightly, due 2026-11-22T14:00:00Z");
    }

    @Test
    void two_dashboards_on_one_database_fire_nothing_twice() {
        int count = 20;
        for (int i = 0; i < count; i++) {
            house.service.create(SomeSchedules.hourly("schedule " + i, MissedPolicy.RUN_ONCE, 0));
        }
        house.at("2026-11-22T13:00:00Z");
        CyclicBarrier together = new CyclicBarrier(2);
        CompletableFuture.allOf(both(house.one, together), both(house.other, together)).join();

        assertThat(house.started)
                .hasSize(count)
                .satisfies(starts -> assertThat(new HashSet<>(starts)).hasSize(count));
        assertThat(house.service.lastFirings()).hasSize(count);
        for (Schedule schedule : house.service.list()) {
            assertThat(house.history(schedule.id())).containsExactly("13:00 #1 RUNNING");
        }
    }

    @Test
    void what_one_dashboard_started_another_one_follows() {
        long id = create(MissedPolicy.RUN_ONCE, 0);
        house.at("2026-11-22T13:00:00Z");
        house.settle();
        house.lastRuns(RunState.DONE);
        house.at("2026-11-22T13:00:30Z");
        SomeSchedules.settle(house.other);
        assertThat(house.history(id)).containsExactly("13:00 #1 DONE");
    }

    @Test
    void what_a_dashboard_died_over_another_one_does_under_the_same_launch() {
        long id = create(MissedPolicy.RUN_ONCE, 0);
        house.at("2026-11-22T13:00:00Z");
        house.one.runAnyDueExecutions();
        assertThat(house.history(id)).containsExactly("13:00 #1 ORDERED");
        // As it would be left behind: taken, and never heard of again.
        house.database
                .sql(
                        "update scheduled_tasks set picked = true, picked_by = 'dead', last_heartbeat = :then where task_name = 'firing'")
                .param("then", Instant.parse("2026-11-22T13:00:00Z").atOffset(ZoneOffset.UTC))
                .update();
        SomeSchedules.settle(house.other);
        assertThat(house.started).isEmpty();

        house.pass(Duration.ofHours(1).minusSeconds(1));
        house.other.runDeadExecutionDetection();
        SomeSchedules.settle(house.other);
        assertThat(house.started).containsExactly("launch-1 by schedule nightly");
        assertThat(house.history(id)).containsExactly("13:00 #1 RUNNING");
    }

    @Test
    void a_start_that_broke_off_is_done_again_under_the_same_launch() {
        long id = create(MissedPolicy.RUN_ONCE, 0);
        house.trouble = new IllegalStateException("out of threads");
        house.at("2026-11-22T13:00:00Z");
        house.settle();
        assertThat(house.history(id)).containsExactly("13:00 #1 ORDERED");

        house.trouble = null;
        house.at("2026-11-22T13:00:30Z");
        house.settle();
        assertThat(house.started)
                .containsExactly("launch-1 by schedule nightly", "launch-1 by schedule nightly");
        assertThat(house.history(id)).containsExactly("13:00 #1 RUNNING");
    }

    @Test
    void a_firing_is_skipped_while_the_last_run_goes_on() {
        long id = create(MissedPolicy.RUN_ONCE, 0);
        house.at("2026-11-22T13:00:00Z");
        house.settle();
        house.at("2026-11-22T14:00:00Z");
        house.settle();
        house.lastRuns(RunState.DONE);
        house.at("2026-11-22T15:00:00Z");
        house.settle();

        assertThat(house.started).hasSize(2);
        assertThat(house.history(id))
                .containsExactly(
                        "13:00 #1 DONE",
                        "14:00 #1 SKIPPED: Its last run still went on, so nothing was started.",
                        "15:00 #1 RUNNING");
    }

    @Test
    void times_that_were_missed_are_made_up_for_once() {
        long id = create(MissedPolicy.RUN_ONCE, 0);
        house.at("2026-11-22T16:20:00Z");
        house.settle();

        assertThat(house.started).hasSize(1);
        assertThat(house.history(id))
                .containsExactly(
                        "13:00 #1 RUNNING: No dashboard was there in time, so it ran later, once for this time and the 3 that followed.");
        assertThat(due(id)).isEqualTo("2026-11-22T17:00:00Z");
    }

    @Test
    void a_single_time_that_was_missed_is_made_up_for() {
        long id = create(MissedPolicy.RUN_ONCE, 0);
        house.at("2026-11-22T13:01:01Z");
        house.settle();
        assertThat(house.history(id))
                .containsExactly(
                        "13:00 #1 RUNNING: No dashboard was there in time, so it ran later.");
    }

    @Test
    void times_that_were_missed_are_left_be_where_that_is_wanted() {
        long id = create(MissedPolicy.SKIP, 0);
        house.at("2026-11-22T16:20:00Z");
        house.settle();

        assertThat(house.started).isEmpty();
        assertThat(house.history(id))
                .containsExactly(
                        "13:00 #1 MISSED: No dashboard was there at that time, nor at the 3 that followed.");
        assertThat(due(id)).isEqualTo("2026-11-22T17:00:00Z");
    }

    @Test
    void a_dashboard_that_is_back_just_in_time_keeps_the_last_of_the_times() {
        long id = create(MissedPolicy.SKIP, 0);
        house.at("2026-11-22T15:00:40Z");
        house.settle();

        assertThat(house.started).hasSize(1);
        assertThat(house.history(id))
                .containsExactly(
                        "13:00 #1 MISSED: No dashboard was there at that time, nor at the 1 that followed.",
                        "15:00 #1 RUNNING");
        assertThat(due(id)).isEqualTo("2026-11-22T16:00:00Z");
    }

    @Test
    void half_a_minute_is_not_late() {
        long id = create(MissedPolicy.SKIP, 0);
        house.at("2026-11-22T13:01:00Z");
        house.settle();
        assertThat(house.history(id)).containsExactly("13:00 #1 RUNNING");
    }

    @Test
    void tries_again_after_a_failure_and_waits_longer_each_time() {
        long id = create(MissedPolicy.RUN_ONCE, 2);
        house.at("2026-11-22T13:00:00Z");
        house.settle();
        fail("2026-11-22T13:10:00Z");
        assertThat(house.service.history(id).getFirst().retryAt())
                .isEqualTo("2026-11-22T13:12:00Z");
        house.at("2026-11-22T13:11:59Z");
        house.settle();
        assertThat(house.started).hasSize(1);
        house.at("2026-11-22T13:12:00Z");
        house.settle();
        fail("2026-11-22T13:20:00Z");
        assertThat(house.service.history(id).getFirst().retryAt())
                .isEqualTo("2026-11-22T13:24:00Z");
        house.at("2026-11-22T13:24:00Z");
        house.settle();
        fail("2026-11-22T13:30:00Z");

        assertThat(house.history(id))
                .containsExactly(
                        "13:00 #1 FAILED: The catalog is empty.",
                        "13:00 #2 FAILED: The catalog is empty.",
                        "13:00 #3 FAILED: The catalog is empty.");
        assertThat(house.service.history(id)).allMatch(firing -> firing.retryAt() == null);
        assertThat(house.started)
                .containsExactly(
                        "launch-1 by schedule nightly",
                        "launch-2 by schedule nightly",
                        "launch-3 by schedule nightly");
        house.at("2026-11-22T13:59:00Z");
        house.settle();
        assertThat(house.started).hasSize(3);
    }

    @Test
    void a_run_that_cannot_start_says_why_and_is_tried_again() {
        long id = create(MissedPolicy.RUN_ONCE, 1);
        house.trouble = SomeSchedules.mistake();
        house.at("2026-11-22T13:00:00Z");
        house.settle();
        assertThat(house.history(id))
                .containsExactly("13:00 #1 FAILED: catalog: There is no file.");
        house.trouble = null;
        house.at("2026-11-22T13:02:00Z");
        house.settle();
        assertThat(house.history(id))
                .containsExactly("13:00 #1 FAILED: catalog: There is no file.", "13:00 #2 RUNNING");
    }

    @Test
    void a_model_that_the_gate_refused_and_a_run_that_was_cancelled_are_no_failures() {
        long id = create(MissedPolicy.RUN_ONCE, 5);
        house.at("2026-11-22T13:00:00Z");
        house.settle();
        house.lastRuns(RunState.REFUSED);
        house.at("2026-11-22T13:10:00Z");
        house.settle();
        house.at("2026-11-22T14:00:00Z");
        house.settle();
        house.lastRuns(RunState.CANCELLED);
        house.at("2026-11-22T14:59:00Z");
        house.settle();

        assertThat(house.started).hasSize(2);
        assertThat(house.history(id))
                .containsExactly(
                        "13:00 #1 REFUSED: No better than the mean.", "14:00 #1 CANCELLED");
    }

    @Test
    void the_next_firing_takes_the_place_of_a_retry() {
        long id = create(MissedPolicy.RUN_ONCE, 1);
        house.at("2026-11-22T13:00:00Z");
        house.settle();
        fail("2026-11-22T13:59:00Z");
        house.at("2026-11-22T14:00:00Z");
        house.settle();
        house.at("2026-11-22T14:01:00Z");
        house.settle();
        assertThat(house.history(id))
                .containsExactly("13:00 #1 FAILED: The catalog is empty.", "14:00 #1 RUNNING");
    }

    @Test
    void pausing_takes_retries_away() {
        long id = create(MissedPolicy.RUN_ONCE, 1);
        house.at("2026-11-22T13:00:00Z");
        house.settle();
        fail("2026-11-22T13:10:00Z");
        house.service.pause(id);
        house.at("2026-11-22T13:30:00Z");
        house.settle();
        assertThat(house.started).hasSize(1);
    }

    @Test
    void a_schedule_stops_when_its_keeper_may_not_start_runs_any_more() {
        long id = create(MissedPolicy.RUN_ONCE, 1);
        house.at("2026-11-22T13:00:00Z");
        house.settle();
        fail("2026-11-22T13:10:00Z");
        house.barred.add("ada");
        house.at("2026-11-22T13:30:00Z");
        house.settle();
        house.at("2026-11-22T14:00:00Z");
        house.settle();
        house.at("2026-11-22T15:00:00Z");
        house.settle();

        assertThat(house.started).hasSize(1);
        assertThat(house.history(id))
                .containsExactly(
                        "13:00 #1 FAILED: The catalog is empty.",
                        "14:00 #1 SKIPPED: It was paused: ada, who answered for it, may not start runs any more. An operator who resumes it answers for it.");
        assertThat(house.service.find(id).orElseThrow().paused()).isTrue();
        assertThat(house.audited.getLast())
                .isEqualTo("schedule.pause nightly: ada may not start runs any more");

        House.enter("bob", "ROLE_VIEWER", "ROLE_OPERATOR");
        house.service.resume(id);
        assertThat(house.service.find(id).orElseThrow().createdBy()).isEqualTo("bob");
        house.at("2026-11-22T16:00:00Z");
        house.settle();
        assertThat(house.started).hasSize(2);
    }

    @Test
    void a_run_that_nothing_is_heard_of_is_given_up() {
        long id = create(MissedPolicy.RUN_ONCE, 0);
        house.at("2026-11-22T13:00:00Z");
        house.settle();
        house.forget("launch-1");
        house.at("2026-11-22T13:14:59Z");
        house.settle();
        assertThat(house.history(id)).containsExactly("13:00 #1 RUNNING");
        house.at("2026-11-22T13:15:10Z");
        house.settle();
        assertThat(house.history(id))
                .containsExactly("13:00 #1 FAILED: Nothing was ever heard of its run.");
    }

    private long create(MissedPolicy missed, int retries) {
        return house.service.create(SomeSchedules.hourly("nightly", missed, retries));
    }

    private void fail(String time) {
        house.lastRuns(RunState.FAILED);
        house.at(time);
        house.settle();
    }

    private Instant due(long id) {
        return Objects.requireNonNull(house.service.find(id).orElseThrow().due());
    }

    private static CompletableFuture<Void> both(ManualScheduler dashboard, CyclicBarrier together) {
        return CompletableFuture.runAsync(() -> {
            try {
                for (int round = 0; round < 4; round++) {
                    together.await();
                    dashboard.runAnyDueExecutions();
                }
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
