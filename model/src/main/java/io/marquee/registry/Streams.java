package io.marquee.registry;

import io.marquee.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// What streams leave in a workspace: `streams/<stream>/`, with a folder of Parquet files for each
/// kind of row.
///
/// A stream has no end at which it could be sealed. Each of its files appears when it is whole and
/// never changes after, and files are only ever added; of rows that tell of the same thing the
/// latest goes.
///
/// A stream is called by the run that began it. A later run that goes on from its savepoint goes on
/// with its folder too.
public final class Streams {

    private Streams() {}

    /// Where all that a stream has taken in is kept, for another run to go on from.
    ///
    /// @param formatVersion see [FormatVersion]
    /// @param run that was stopped
    /// @param location of what Flink has written, as Flink knows it
    public record Savepoint(int formatVersion, String run, String location, Instant at) {

        /// One of this program's format.
        public static Savepoint of(String run, String location, Instant at) {
            return new Savepoint(FormatVersion.CURRENT, run, location, at);
        }
    }

    /// The folder of a stream, as a key of the workspace's store.
    public static String folder(String stream) {
        return "streams/" + Key.checkId("run", stream);
    }

    /// Asks the process of a run to stop its stream with a savepoint.
    public static void askToStop(ObjectStore store, String run) {
        store.write(stopKey(run), "stop\n".getBytes(StandardCharsets.UTF_8));
    }

    /// Whether somebody has asked.
    public static boolean isAskedToStop(ObjectStore store, String run) {
        return store.read(stopKey(run)).isPresent();
    }

    /// Takes the request back, or away when it was met.
    public static void dropRequest(ObjectStore store, String run) {
        store.delete(stopKey(run));
    }

    /// Puts a stream's savepoint on record.
    public static void keep(ObjectStore store, String stream, Savepoint savepoint) {
        store.write(savepointKey(stream), Json.pretty(savepoint));
    }

    /// The newest savepoint of a stream; empty if it was never stopped with one.
    public static Optional<Savepoint> savepoint(ObjectStore store, String stream) {
        return FormatVersion.read(store, savepointKey(stream), Savepoint.class);
    }

    private static String stopKey(String run) {
        return "runs/" + Key.checkId("run", run) + "/stop";
    }

    private static String savepointKey(String stream) {
        return folder(stream) + "/savepoint.json";
    }
}
