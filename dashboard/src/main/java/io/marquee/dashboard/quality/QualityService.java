package io.marquee.dashboard.quality;

import io.marquee.UserError;
import io.marquee.dashboard.quality.QualityReport.RejectCount;
import io.marquee.dashboard.quality.QualityReport.RepairCount;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.RunRecord;
import io.marquee.registry.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/// Tells from the records of the runs what they found in their inputs. Looks anew each time: other
/// processes write to the workspace.
@Service
public class QualityService {

    private static final Pattern REJECTED = Pattern.compile("(\\w+)\\.rejected\\.(\\w+)");
    private static final String REPAIRS = "repairs.";
    private static final String READ = "rows.read";

    private final ObjectStore store;

    /// @param store where the workspace lies
    public QualityService(ObjectStore store) {
        this.store = store;
    }

    /// How the runs that read a catalog fared, newest first.
    ///
    /// @throws UserError if the workspace cannot be read
    public List<TrendPoint> trend() {
        return Workspace.open(store).runs().list().stream()
                .filter(QualityService::readCatalog)
                .map(run ->
                        new TrendPoint(
                                run.id(),
                                run.request().command(),
                                run.startedAt(),
                                RowCounts.of(run.counts())))
                .toList();
    }

    /// What the newest run that read a catalog found; empty if there is none.
    ///
    /// @throws UserError if the workspace cannot be read
    public Optional<QualityReport> newest() {
        return trend().stream().findFirst().map(point -> report(point.runId()));
    }

    /// What a run found.
    ///
    /// @throws UserError if there is no such run, or it has not read a catalog
    public QualityReport report(String runId) {
        RunRecord run =
                Workspace.open(store)
                        .runs()
                        .find(runId)
                        .filter(QualityService::readCatalog)
                        .orElseThrow(() ->
                                new UserError(
                                        "There is no run %s in %s that has read a catalog. Choose another run."
                                                .formatted(runId, store.location("runs"))));
        return new QualityReport(
                run.id(),
                run.request().command(),
                run.startedAt(),
                RowCounts.of(run.counts()),
                rejects(run.counts()),
                repairs(run.counts()));
    }

    /// What monitoring reads are predictions or captures, or a catalog that it keeps nothing of;
    /// and what streams read is told under Live.
    private static boolean readCatalog(RunRecord run) {
        return run.counts().containsKey(READ)
                && !Set.of("monitor", "stream").contains(run.request().command());
    }

    private static List<RejectCount> rejects(Map<String, Long> counts) {
        List<RejectCount> rejects = new ArrayList<>();
        counts.forEach((name, count) -> {
            Matcher rejected = REJECTED.matcher(name);
            if (rejected.matches()) {
                rejects.add(new RejectCount(rejected.group(1), rejected.group(2), count));
            }
        });
        rejects.sort(
                Comparator.comparingLong((RejectCount reject) -> -reject.count())
                        .thenComparing(RejectCount::table)
                        .thenComparing(RejectCount::reason));
        return rejects;
    }

    private static List<RepairCount> repairs(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith(REPAIRS))
                .map(count ->
                        new RepairCount(
                                count.getKey().substring(REPAIRS.length()), count.getValue()))
                .sorted(
                        Comparator.comparingLong((RepairCount repair) -> -repair.count())
                                .thenComparing(RepairCount::rule))
                .toList();
    }
}
