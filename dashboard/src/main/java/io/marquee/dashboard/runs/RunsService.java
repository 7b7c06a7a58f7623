package io.marquee.dashboard.runs;

import io.marquee.UserError;
import io.marquee.dashboard.account.Audit;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people see of runs and do with them.
public class RunsService {

    private final RunHistory history;
    private final RunStarter starter;
    private final Launcher launcher;
    private final OptionSheets sheets;
    private final InputFiles files;
    private final Audit audit;

    RunsService(
            RunHistory history,
            RunStarter starter,
            Launcher launcher,
            OptionSheets sheets,
            InputFiles files,
            Audit audit) {
        this.history = history;
        this.starter = starter;
        this.launcher = launcher;
        this.sheets = sheets;
        this.files = files;
        this.audit = audit;
    }

    /// Newest first.
    ///
    /// @throws UserError if the workspace cannot be read
    public List<RunEntry> list() {
        return history.list();
    }

    /// @param id of a run or a launch
    /// @throws UserError if the workspace cannot be read
    public Optional<RunDetails> find(String id) {
        return history.find(id);
    }

    /// Why nobody can start runs here; empty if operators can.
    public Optional<String> cannotLaunch() {
        return launcher.cannotLaunch();
    }

    /// Whether the present user may start and stop runs.
    public boolean mayOperate() {
        return Operators.isPresent();
    }

    /// The options of a command; may take a while the first time.
    ///
    /// @throws UserError if they cannot be told
    public CommandOptions options(String command) {
        return sheets.of(command);
    }

    /// Files that a run may read, to choose from.
    public List<String> suggestedFiles() {
        return files.suggestions();
    }

    /// What is wrong with an order, by the name of the option; empty if nothing is.
    public Map<String, String> faults(LaunchOrder order) {
        return starter.faults(order);
    }

    /// Starts a run.
    ///
    /// @return the id of the launch
    /// @throws UserError if something is wrong with the order, or it cannot be started
    public String launch(LaunchOrder order) {
        String user = Operators.require();
        audit.record("run.launch", words(order));
        String id = starter.freshId();
        starter.start(id, order, user);
        return id;
    }

    /// Starts a run once more, with what it was started with.
    ///
    /// @param id of a run or a launch
    /// @return the id of the new launch
    /// @throws UserError if it was not started here, or can no longer be
    public String retry(String id) {
        String user = Operators.require();
        Launch launch = launch(id);
        audit.record("run.retry", id);
        String fresh = starter.freshId();
        starter.start(fresh, launch.order(), user);
        return fresh;
    }

    /// Asks a run to stop. It has ten seconds to clean up behind itself.
    ///
    /// @param id of a run or a launch
    /// @return what was done, in a sentence
    /// @throws UserError if it was not started here
    public String cancel(String id) {
        Operators.require();
        Launch launch = launch(id);
        audit.record("run.cancel", id);
        RunDetails run = details(id);
        String cluster = run.cluster();
        boolean stopped = launcher.stop(launch);
        if (!stopped) {
            return "It had ended already.";
        }
        if (cluster == null) {
            return "It was asked to stop.";
        }
        FlinkCluster flink = new FlinkCluster(cluster);
        boolean cancelled = flink.job(run.entry().id()).filter(flink::cancel).isPresent();
        return cancelled
                ? "It was asked to stop, and its job on the cluster cancelled."
                : "It was asked to stop, but its job was not found on the cluster %s. Look there whether it goes on."
                        .formatted(cluster);
    }

    /// Where Flink shows the job of a run; empty if it runs on no cluster, or that does not know it
    /// (yet). Asks the cluster, so it can take some seconds.
    public Optional<URI> flinkPage(RunDetails run) {
        String cluster = run.cluster();
        if (cluster == null) {
            return Optional.empty();
        }
        FlinkCluster flink = new FlinkCluster(cluster);
        return flink.job(run.entry().id()).map(flink::page);
    }

    private Launch launch(String id) {
        Launch launch = details(id).launch();
        if (launch == null) {
            throw new UserError(
                    "The run %s was not started by this dashboard; whoever started it has it at hand."
                            .formatted(id));
        }
        return launch;
    }

    private RunDetails details(String id) {
        return find(id).orElseThrow(() -> new UserError("There is no run %s.".formatted(id)));
    }

    private static String words(LaunchOrder order) {
        StringBuilder words = new StringBuilder(order.command());
        order.values()
                .forEach((option, values) ->
                        words.append(' ').append(option).append('=').append(values));
        return words.append(" runner=").append(order.place()).toString();
    }
}
