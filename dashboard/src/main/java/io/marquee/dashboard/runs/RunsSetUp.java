package io.marquee.dashboard.runs;

import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.account.Audit;
import io.marquee.registry.ObjectStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts together what starts and follows runs.
@Configuration(proxyBeanMethods = false)
class RunsSetUp {

    /// Set by the script `marquee` when it starts the dashboard.
    private static final String LAUNCHER = "marquee.launcher";

    @Bean
    RunSettings runSettings(DashboardConfig config) {
        return RunSettings.of(System.getProperty(LAUNCHER), config);
    }

    @Bean
    LaunchFolder launchFolder(RunSettings settings) {
        return new LaunchFolder(settings.state());
    }

    @Bean
    Launcher launcher(RunSettings settings, LaunchFolder folder, InstantSource clock) {
        return new Launcher(settings, folder, clock);
    }

    @Bean
    OptionSheets optionSheets(Launcher launcher) {
        return new OptionSheets(launcher);
    }

    @Bean
    InputFiles inputFiles(RunSettings settings) {
        return new InputFiles(settings.inputs(), settings.state());
    }

    @Bean
    RunHistory runHistory(ObjectStore store, LaunchFolder folder, InstantSource clock) {
        return new RunHistory(store, folder, clock);
    }

    @Bean
    RunStarter runStarter(
            Launcher launcher, OptionSheets sheets, InputFiles files, InstantSource clock) {
        return new RunStarter(launcher, sheets, files, clock, new SecureRandom());
    }

    @Bean
    RunWatch runWatch(RunHistory history) {
        return new RunWatch(history).start();
    }

    @Bean
    RunsService runsService(
            RunHistory history,
            RunStarter starter,
            Launcher launcher,
            OptionSheets sheets,
            InputFiles files,
            Audit audit) {
        return new RunsService(history, starter, launcher, sheets, files, audit);
    }
}
