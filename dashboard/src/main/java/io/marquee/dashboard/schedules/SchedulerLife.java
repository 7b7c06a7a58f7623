package io.marquee.dashboard.schedules;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;

/// Starts the scheduler once all else is there, and ends it before anything else goes.
final class SchedulerLife implements SmartLifecycle {

    private final Scheduler scheduler;
    private volatile boolean running;

    SchedulerLife(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        scheduler.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
