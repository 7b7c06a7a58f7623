package io.marquee.registry;

import io.marquee.Json;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The one thing that pipeline and dashboard share.
///
/// ```
/// workspace.json                    the format version
/// runs/<run-id>/                    run.json, events.jsonl           Runs
/// datasets/<run-id>/                cleaned titles, rejects          Publications
/// models/<version>/, champion       models and who scores            Models
/// predictions/<run-id>/, latest     scored catalogs                  Publications
/// monitoring/<run-id>/, latest      what drifted                     Publications
/// ```
///
/// Nothing half-written is ever visible. A process may die at any point: what it had committed
/// stays, and the rest is cleaned up by the next run.
public final class Workspace {

    private static final String MARK = "workspace.json";

    private final ObjectStore store;
    private final Runs runs;
    private final Models models;
    private final Publications datasets;
    private final Publications predictions;
    private final Publications monitoring;

    private Workspace(ObjectStore store, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.runs = new Runs(store, clock, random);
        this.models = new Models(store, clock);
        this.datasets = new Publications(store, clock, "datasets");
        this.predictions = new Publications(store, clock, "predictions");
        this.monitoring = new Publications(store, clock, "monitoring");
    }

    /// Opens a workspace. An empty store is an empty workspace; nothing is written until a run
    /// starts.
    ///
    /// @throws io.marquee.UserError if a newer Marquee made it, or if it cannot be read
    public static Workspace open(ObjectStore store) {
        return open(store, InstantSource.system(), new SecureRandom());
    }

    /// @param clock tells all times on record
    /// @param random makes the ends of run ids
    public static Workspace open(ObjectStore store, InstantSource clock, RandomGenerator random) {
        FormatVersion.read(store, MARK, Mark.class);
        return new Workspace(store, clock, random);
    }

    /// Starts a run, after cleaning up behind those that died.
    public Run start(RunRequest request) {
        store.create(MARK, Json.pretty(new Mark(FormatVersion.CURRENT)));
        recover();
        return runs.start(request);
    }

    /// Puts on record which runs have died, and removes what they and other crashed writers left
    /// half-written. Runs that are alive are not touched.
    ///
    /// @return ids of the runs that were found dead, oldest first
    public List<String> recover() {
        List<String> dead = new ArrayList<>();
        for (String owner : store.abandoned()) {
            if (runs.interrupt(owner)) {
                dead.add(owner);
            }
            store.discard(owner);
        }
        datasets.pointAtNewest();
        predictions.pointAtNewest();
        monitoring.pointAtNewest();
        return dead;
    }

    public Runs runs() {
        return runs;
    }

    public Models models() {
        return models;
    }

    public Publications datasets() {
        return datasets;
    }

    public Publications predictions() {
        return predictions;
    }

    /// What monitoring runs have found.
    public Publications monitoring() {
        return monitoring;
    }

    /// Where something of this workspace is: a path or an `s3://` address.
    ///
    /// @param key for instance `runs`
    public String location(String key) {
        return store.location(key);
    }

    private record Mark(int formatVersion) {}
}
