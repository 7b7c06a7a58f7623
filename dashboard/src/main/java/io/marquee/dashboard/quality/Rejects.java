package io.marquee.dashboard.quality;

import io.marquee.UserError;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.data.Row;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/// The rejected rows of a run. Rows never change, and come in the order of their files.
@Service
public class Rejects {

    private final ObjectStore store;
    private final Lake lake;

    /// @param store where the workspace lies
    /// @param lake the tables of its runs
    public Rejects(ObjectStore store, Lake lake) {
        this.store = store;
        this.lake = lake;
    }

    /// Some of them.
    ///
    /// @param offset how many to leave out
    /// @param limit how many to read, at most
    /// @throws UserError if the run has left no rows, or they cannot be read
    public List<RejectedRow> read(String runId, RejectFilter filter, int offset, int limit) {
        List<Object> parameters = new ArrayList<>(filter.parameters());
        parameters.add(limit);
        parameters.add(offset);
        return lake.of(runId)
                .list(
                        "SELECT * FROM rejects WHERE %s ORDER BY file, row, reason LIMIT ? OFFSET ?"
                                .formatted(filter.condition()),
                        parameters,
                        Rejects::row);
    }

    /// How many there are.
    ///
    /// @throws UserError if the run has left no rows, or they cannot be read
    public int count(String runId, RejectFilter filter) {
        return (int)
                lake.of(runId)
                        .one(
                                "SELECT count(*) AS n FROM rejects WHERE " + filter.condition(),
                                filter.parameters(),
                                row -> row.count("n"))
                        .longValue();
    }

    /// The columns at fault, by name.
    ///
    /// @throws UserError if the run has left no rows, or they cannot be read
    public List<String> columns(String runId) {
        return distinct(runId, "\"column\"");
    }

    /// The reasons there are, as codes, by name.
    ///
    /// @throws UserError if the run has left no rows, or they cannot be read
    public List<String> reasons(String runId) {
        return distinct(runId, "reason");
    }

    /// The rows of the catalog among them, to be mended: see [MendSheet].
    ///
    /// @throws UserError if the run has left no rows, or they cannot be read
    public String sheet(String runId, RejectFilter filter) {
        return MendSheet.of(read(runId, filter, 0, Integer.MAX_VALUE), renames(runId));
    }

    private List<String> distinct(String runId, String column) {
        return lake.of(runId)
                .list(
                        "SELECT DISTINCT %s AS v FROM rejects WHERE v <> '' ORDER BY v"
                                .formatted(column),
                        List.of(),
                        row -> row.text("v"));
    }

    /// What columns the run was told are called otherwise in its catalogs: `OURS=THEIRS`, a line
    /// each.
    private Map<String, String> renames(String runId) {
        String option =
                Workspace.open(store)
                        .runs()
                        .find(runId)
                        .map(run -> run.request().options().getOrDefault("rename", ""))
                        .orElse("");
        Map<String, String> renames = new TreeMap<>();
        option.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> renames.put(pair[0], pair[1]));
        return renames;
    }

    private static RejectedRow row(Row row) {
        return new RejectedRow(
                row.text("file"),
                row.count("row"),
                row.count("line"),
                row.text("reason"),
                row.text("column"),
                row.text("value"),
                row.text("detail"),
                row.text("payload"));
    }
}
