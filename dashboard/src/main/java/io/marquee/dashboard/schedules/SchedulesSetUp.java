package io.marquee.dashboard.schedules;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.zaxxer.hikari.HikariDataSource;
import io.marquee.dashboard.account.Accounts;
import io.marquee.dashboard.account.Audit;
import io.marquee.dashboard.runs.LaunchOrder;
import io.marquee.dashboard.runs.RunEntry;
import io.marquee.dashboard.runs.RunHistory;
import io.marquee.dashboard.runs.RunStarter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionOperations;

/// Puts together what keeps schedules.
@Configuration(proxyBeanMethods = false)
class SchedulesSetUp {

    private static final Duration POLL = Duration.ofSeconds(5);

    /// A dashboard that does not say for four of these that it lives is taken for dead.
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private static final int HEARTBEATS_MISSED = 4;
    private static final int THREADS = 4;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    @Bean
    ScheduleNews scheduleNews() {
        return new ScheduleNews();
    }

    @Bean
    Firings.State scheduleState(JdbcClient database, TransactionOperations transactions) {
        return new Firings.State(
                new ScheduleStore(database), new FiringStore(database), transactions);
    }

    @Bean
    Firings firings(
            Firings.State state,
            RunStarter starter,
            RunHistory history,
            Accounts accounts,
            Audit audit,
            ScheduleNews news,
            InstantSource clock) {
        return new Firings(state, launches(starter, history, accounts), audit, news, clock);
    }

    /// Within a transaction of ours it takes part in that, so that what we write down and what is
    /// planned for it come together.
    @Bean(destroyMethod = "")
    Scheduler scheduler(HikariDataSource database, Firings firings, InstantSource clock) {
        return Scheduler.create(
                        new TransactionAwareDataSourceProxy(database), Agenda.tasks(firings))
                .clock(clock::instant)
                .threads(THREADS)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED)
                .shutdownMaxWait(LONGEST_STOP)
                .failureLogging(LogLevel.WARN, true)
                .build();
    }

    @Bean
    SchedulerLife schedulerLife(Scheduler scheduler) {
        return new SchedulerLife(scheduler);
    }

    @Bean
    SchedulesService schedulesService(
            Firings.State state,
            Firings firings,
            Scheduler scheduler,
            Audit audit,
            ScheduleNews news,
            InstantSource clock) {
        return new SchedulesService(
                state,
                firings,
                scheduler,
                scheduler::triggerCheckForDueExecutions,
                audit,
                news,
                clock);
    }

    private static Launches launches(RunStarter starter, RunHistory history, Accounts accounts) {
        return new Launches() {

            @Override
            public String freshId() {
                return starter.freshId();
            }

            @Override
            public void start(String id, LaunchOrder order, String by) {
                starter.start(id, order, by);
            }

            @Override
            public boolean mayStart(String name) {
                return accounts.mayOperate(name);
            }

            @Override
            public Optional<RunEntry> find(String id) {
                return history.ofLaunch(id);
            }
        };
    }
}
