package io.marquee.dashboard.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.dashboard.runs.House;
import io.marquee.dashboard.runs.RunState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

class SchedulesServiceTest {

    private final SomeSchedules house = new SomeSchedules();

    @BeforeEach
    void enter() {
        House.enter("ada", "ROLE_VIEWER", "ROLE_OPERATOR");
    }

    @AfterEach
    void leave() {
        House.leave();
    }

    @Test
    void keeps_what_was_decided() {
        SchedulePlan plan =
                new SchedulePlan(
                        "Weekly scores",
                        SomeSchedules.order(),
                        Cron.parse("30 3 * * 1"),
                        ZoneId.of("Europe/Berlin"),
                        MissedPolicy.SKIP,
                        3,
                        Duration.ofMinutes(10));
        long id = house.service.create(plan);
        assertThat(house.service.list())
                .containsExactly(
                        new Schedule(
                                id,
                                1,
                                plan,
                                false,
                                "ada",
                                SomeSchedules.NOON,
                                Instant.parse("2026-11-23T02:30:00Z")));
        assertThat(house.service.history(id)).isEmpty();
        assertThat(house.service.lastFirings()).isEmpty();
        assertThat(house.service.find(id + 1)).isEmpty();
    }

    @Test
    void tells_the_next_five_times() {
        assertThat(house.service.preview(Cron.parse("0 0 * * *"), SomeSchedules.UTC))
                .containsExactly(
                        Instant.parse("2026-11-23T00:00:00Z"),
                        Instant.parse("2026-11-24T00:00:00Z"),
                        Instant.parse("2026-11-25T00:00:00Z"),
                        Instant.parse("2026-11-26T00:00:00Z"),
                        Instant.parse("2026-11-27T00:00:00Z"));
    }

    @Test
    void a_name_is_taken_once() {
        long id = create("nightly");
        long other = create("other");
        assertThatThrownBy(() -> create("nightly"))
                .isInstanceOf(UserError.class)
                .hasMessage("There is a schedule 'nightly' already. Take another name.");
        assertThatThrownBy(() -> house.service.change(other, plan("nightly")))
                .isInstanceOf(UserError.class);
        house.service.change(id, plan("nightly"));
        assertThat(house.service.list())
                .extracting(Schedule::name)
                .containsExactly("nightly", "other");
    }

    @Test
    void a_changed_one_keeps_its_new_times_and_not_the_old_ones() {
        long id = create("nightly");
        house.service.change(
                id,
                new SchedulePlan(
                        "nightly",
                        SomeSchedules.order(),
                        Cron.parse("30 * * * *"),
                        SomeSchedules.UTC,
                        MissedPolicy.RUN_ONCE,
                        0,
                        Duration.ofMinutes(1)));
        house.at("2026-11-22T12:30:00Z");
        house.settle();
        house.lastRuns(RunState.DONE);
        house.at("2026-11-22T13:00:00Z");
        house.settle();
        assertThat(house.history(id)).containsExactly("12:30 #1 DONE");
    }

    @Test
    void what_was_planned_before_a_change_goes_away_by_itself() {
        long id = create("nightly");
        Schedule before = house.service.find(id).orElseThrow();
        house.service.change(id, plan("nightly"));
        // As if a dashboard had been at it during the change.
        Agenda.enter(house.one, before, Instant.parse("2026-11-22T13:00:00Z"));
        house.at("2026-11-22T13:00:00Z");
        house.settle();
        assertThat(house.history(id)).containsExactly("13:00 #1 RUNNING");
        assertThat(
                        house.database
                                .sql(
                                        "select task_instance from scheduled_tasks where task_name = 'schedule'")
                                .query(String.class)
                                .list())
                .containsExactly(id + ".2");
    }

    @Test
    void a_paused_one_fires_no_more_until_it_is_resumed_and_misses_nothing_by_it() {
        long id = create("nightly");
        house.service.pause(id);
        assertThat(house.service.find(id).orElseThrow())
                .satisfies(schedule -> {
                    assertThat(schedule.paused()).isTrue();
                    assertThat(schedule.due()).isNull();
                });
        house.at("2026-11-22T15:30:00Z");
        house.settle();
        house.service.resume(id);
        house.settle();
        assertThat(house.started).isEmpty();
        house.at("2026-11-22T16:00:00Z");
        house.settle();
        assertThat(house.history(id)).containsExactly("16:00 #1 RUNNING");
    }

    @Test
    void runs_now_in_the_name_of_who_wants_it_and_leaves_its_times() {
        long id = create("nightly");
        house.service.pause(id);
        house.service.runNow(id);
        house.settle();
        assertThat(house.started).containsExactly("launch-1 by ada");
        assertThat(house.history(id)).containsExactly("12:00 #1 RUNNING: Run by hand.");
        assertThat(house.service.find(id).orElseThrow().paused()).isTrue();
        house.pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> house.service.runNow(id))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "The last run of 'nightly' still goes on. Wait for its end, or cancel it.");
        assertThat(house.started).hasSize(1);
    }

    @Test
    void a_deleted_one_is_gone_with_its_history() {
        long id = create("nightly");
        house.at("2026-11-22T13:00:00Z");
        house.settle();
        house.service.delete(id);
        assertThat(house.service.list()).isEmpty();
        assertThat(house.service.history(id)).isEmpty();
        house.at("2026-11-22T18:00:00Z");
        house.settle();
        assertThat(house.started).hasSize(1);
        assertThat(
                        house.database
                                .sql("select count(*) from scheduled_tasks")
                                .query(Long.class)
                                .single())
                .isZero();
        assertThatThrownBy(() -> house.service.pause(id))
                .isInstanceOf(UserError.class)
                .hasMessage("There is no such schedule any more.");
    }

    @Test
    void nobody_but_operators_changes_anything() {
        long id = create("nightly");
        house.audited.clear();
        House.enter("eve", "ROLE_VIEWER");
        assertThat(house.service.mayOperate()).isFalse();
        for (Runnable action : actions(id)) {
            assertThatThrownBy(action::run).isInstanceOf(AccessDeniedException.class);
        }
        House.leave();
        for (Runnable action : actions(id)) {
            assertThatThrownBy(action::run).isInstanceOf(AccessDeniedException.class);
        }
        assertThat(house.audited).isEmpty();
        assertThat(house.service.list()).extracting(Schedule::revision).containsExactly(1L);
        assertThat(house.service.history(id)).isEmpty();
    }

    @Test
    void every_change_is_on_record() {
        long id = create("nightly");
        house.service.change(id, plan("hourly"));
        house.service.pause(id);
        house.service.resume(id);
        house.service.runNow(id);
        house.service.delete(id);
        String what = ": train {catalog=[catalog.csv]}, 0 * * * * UTC";
        assertThat(house.audited)
                .containsExactly(
                        "schedule.create nightly" + what,
                        "schedule.change hourly" + what,
                        "schedule.pause hourly",
                        "schedule.resume hourly",
                        "schedule.run hourly",
                        "schedule.fire hourly, due 2026-11-22T12:00:00Z",
                        "schedule.delete hourly");
    }

    @Test
    void tells_those_who_look_of_every_change_until_they_look_away() {
        List<String> heard = new ArrayList<>();
        ScheduleNews.Stop stop = house.news.listen(() -> heard.add("news"));
        long id = create("nightly");
        assertThat(heard).hasSize(1);
        house.at("2026-11-22T13:00:00Z");
        house.settle();
        assertThat(heard).hasSizeGreaterThan(2);
        stop.stop();
        heard.clear();
        house.service.pause(id);
        assertThat(heard).isEmpty();
    }

    @Test
    void a_plan_is_what_it_should_be() {
        for (Runnable wrong :
                List.<Runnable>of(
                        () -> plan(" "),
                        () -> plan("x".repeat(61)),
                        () -> plan("a\nb"),
                        () -> SomeSchedules.hourly("a", MissedPolicy.SKIP, 6),
                        () -> SomeSchedules.hourly("a", MissedPolicy.SKIP, -1),
                        () -> waiting(Duration.ofSeconds(90)),
                        () -> waiting(Duration.ZERO),
                        () -> waiting(Duration.ofMinutes(61)))) {
            assertThatThrownBy(wrong::run).isInstanceOf(UserError.class);
        }
        assertThat(plan(" a ").name()).isEqualTo("a");
    }

    private List<Runnable> actions(long id) {
        return List.of(
                () -> create("other"),
                () -> house.service.change(id, plan("other")),
                () -> house.service.pause(id),
                () -> house.service.resume(id),
                () -> house.service.runNow(id),
                () -> house.service.delete(id));
    }

    private long create(String name) {
        return house.service.create(plan(name));
    }

    private static SchedulePlan plan(String name) {
        return SomeSchedules.hourly(name, MissedPolicy.RUN_ONCE, 0);
    }

    private static SchedulePlan waiting(Duration backOff) {
        return new SchedulePlan(
                "a",
                SomeSchedules.order(),
                Cron.parse("0 3 * * *"),
                SomeSchedules.UTC,
                MissedPolicy.SKIP,
                1,
                backOff);
    }
}
