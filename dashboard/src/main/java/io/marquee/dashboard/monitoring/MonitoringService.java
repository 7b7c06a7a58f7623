package io.marquee.dashboard.monitoring;

import io.marquee.UserError;
import io.marquee.dashboard.data.Remembered;
import io.marquee.drift.DriftReport;
import io.marquee.drift.WindowDrift;
import io.marquee.registry.Manifest;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.Publications;
import io.marquee.registry.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Reads what monitoring runs have published.
@Service
public class MonitoringService {

    /// More moments than this nobody compares.
    static final int MOST_MOMENTS = 30;

    /// Reports of a history and some more; each is some 100 kB.
    private static final int KEPT = 2 * MOST_MOMENTS;

    private final ObjectStore store;
    private final Remembered<String, DriftReport> reports = new Remembered<>(KEPT);

    /// @param store where the workspace lies
    public MonitoringService(ObjectStore store) {
        this.store = store;
    }

    /// All monitoring runs that have published something, newest first.
    ///
    /// @throws UserError if the workspace cannot be read
    public List<Manifest> runs() {
        return monitoring().list();
    }

    /// The newest; empty if there is none.
    ///
    /// @throws UserError if the workspace cannot be read, or what it holds is damaged
    public Optional<MonitoringRun> newest() {
        return runs().stream().findFirst().map(this::read);
    }

    /// A run; empty if there is none of that id.
    ///
    /// @throws UserError if the workspace cannot be read, or what it holds is damaged
    public Optional<MonitoringRun> find(String runId) {
        return runs().stream()
                .filter(manifest -> manifest.runId().equals(runId))
                .findFirst()
                .map(this::read);
    }

    /// What stands beside a run: its own windows; where it looked at all at once, what the newest
    /// runs found that looked at the same kind of thing, for the same model.
    ///
    /// @return the oldest first, at most [#MOST_MOMENTS]
    /// @throws UserError if the workspace cannot be read, or what it holds is damaged
    public List<Moment> history(MonitoringRun run) {
        if (run.report().windows().size() > 1) {
            List<WindowDrift> windows = run.report().windows();
            return windows
                    .subList(Math.max(0, windows.size() - MOST_MOMENTS), windows.size())
                    .stream()
                    .map(window -> moment(run, window))
                    .toList();
        }
        return runs().stream()
                .filter(manifest -> run.report().modelVersion().equals(manifest.modelVersion()))
                .limit(MOST_MOMENTS)
                .map(this::read)
                .filter(other -> other.report().source().equals(run.report().source()))
                .filter(other -> other.report().windows().size() == 1)
                .map(other -> moment(other, other.newest()))
                .toList()
                .reversed();
    }

    private static Moment moment(MonitoringRun run, WindowDrift window) {
        Instant begin = window.from();
        return new Moment(run.id(), begin == null ? run.manifest().createdAt() : begin, window);
    }

    private MonitoringRun read(Manifest manifest) {
        String id = manifest.runId();
        Publications monitoring = monitoring();
        return new MonitoringRun(
                manifest,
                reports.answer(
                        id,
                        () -> {
                            String file = monitoring.location(id) + "/" + DriftReport.FILE;
                            byte[] json =
                                    monitoring
                                            .read(id, DriftReport.FILE)
                                            .orElseThrow(() ->
                                                    new UserError(
                                                            "%s is missing. Restore it from a copy, or monitor again."
                                                                    .formatted(file)));
                            return DriftReport.read(json, file);
                        }));
    }

    private Publications monitoring() {
        return Workspace.open(store).monitoring();
    }
}
