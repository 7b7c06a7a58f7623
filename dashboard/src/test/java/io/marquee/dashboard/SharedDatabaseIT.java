package io.marquee.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.dashboard.account.Accounts;
import io.marquee.dashboard.account.Role;
import io.marquee.dashboard.runs.House;
import io.marquee.dashboard.schedules.Firing;
import io.marquee.dashboard.schedules.MissedPolicy;
import io.marquee.dashboard.schedules.ScheduleNews;
import io.marquee.dashboard.schedules.SchedulesService;
import io.marquee.dashboard.schedules.SomeSchedules;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two dashboards over one workspace and one PostgreSQL database.
class SharedDatabaseIT {

    private static final int SCHEDULES = 8;

    @TempDir static Path folder;
    static Path workspace;
    static SomePostgres postgres;
    static SomeLauncher launcher;
    static SomeDashboard one;
    static SomeDashboard other;

    @BeforeAll
    static void start() throws IOException {
        workspace = folder.toRealPath().resolve("W");
        Files.createDirectories(workspace);
        Files.writeString(workspace.resolve("catalog.csv"), "");
        postgres = SomePostgres.start();
        launcher = SomeLauncher.in(folder);
        StateDatabase state = postgres.state();
        DashboardConfig config =
                new DashboardConfig(
                        workspace.toString(), 0, DashboardConfig.LOOPBACK, List.of(), state);
        one = SomeDashboard.start(config);
        other = SomeDashboard.start(config);
    }

    @AfterAll
    static void stop() {
        Stream.of(other, one, launcher, postgres).forEach(SharedDatabaseIT::close);
    }

    private static void close(AutoCloseable what) {
        try {
            if (what != null) {
                what.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_account_made_in_one_is_good_in_the_other_and_ends_there_too() throws Exception {
        assertThat(one.firstPassword()).isNotNull();
        assertThat(other.firstPassword()).isNull();
        Accounts accounts = one.bean(Accounts.class);
        accounts.create("ann", Role.VIEWER, SomeDashboard.PASSWORD);
        HttpClient there = other.logIn("ann", SomeDashboard.PASSWORD);
        assertThat(status(there)).isEqualTo(200);
        accounts.disable("ann");
        assertThat(status(there)).isEqualTo(302);
    }

    @Test
    void what_is_due_is_run_by_one_of_them() throws Exception {
        BlockingQueue<Boolean> news = new LinkedBlockingQueue<>();
        one.bean(ScheduleNews.class).listen(() -> news.add(true));
        other.bean(ScheduleNews.class).listen(() -> news.add(true));
        SchedulesService schedules = one.bean(SchedulesService.class);
        House.enter("chief", "ROLE_OPERATOR");
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < SCHEDULES; i++) {
            ids.add(schedules.create(SomeSchedules.hourly("number " + i, MissedPolicy.SKIP, 0)));
        }
        House.leave();
        comeDue();
        while (!ids.stream().allMatch(id -> isStarted(schedules.history(id)))) {
            assertThat(news.poll(1, TimeUnit.MINUTES)).isNotNull();
        }

        assertThat(ids).allSatisfy(id -> assertThat(schedules.history(id)).hasSize(1));
        assertThat(ids.stream().map(id -> schedules.history(id).getFirst().launch()).distinct())
                .hasSize(SCHEDULES);
        try (Stream<Path> launches = Files.list(workspace.resolve("dashboard/launches"))) {
            assertThat(launches).hasSize(SCHEDULES);
        }
    }

    private static boolean isStarted(List<Firing> history) {
        return !history.isEmpty() && history.getFirst().started() != null;
    }

    private static void comeDue() {
        JdbcClient database = one.bean(JdbcClient.class);
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        database.sql("update schedule set due = :now").param("now", now).update();
        database.sql("update scheduled_tasks set execution_time = :now, version = version + 1")
                .param("now", now)
                .update();
    }

    private static int status(HttpClient client) throws Exception {
        return client.send(other.request("/").build(), BodyHandlers.ofString()).statusCode();
    }
}
