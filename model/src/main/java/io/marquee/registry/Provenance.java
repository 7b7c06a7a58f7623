package io.marquee.registry;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where a model comes from: enough to make it again and to see what has changed since
/// (`provenance.json`). It holds no times, so a repeated training gives the same bytes.
///
/// @param formatVersion 2; files of format 1 do not say what their data was for
/// @param runId the run that trained it
/// @param data the files that were read
/// @param options all options of the run, defaults included, under the names that they have on the
///   command line; several values of one option stand on a line each, and one that was not given is
///   empty
/// @param seed where all randomness came from
/// @param software what it was computed with
/// @param counts how many rows were read, accepted, merged, rejected, labelled and so on
/// @param parents ids of the runs or model versions that this builds on; empty if none
public record Provenance(
        int formatVersion,
        String runId,
        List<Source> data,
        Map<String, String> options,
        long seed,
        Software software,
        Map<String, Long> counts,
        List<String> parents) {

    /// The format this program writes.
    public static final int FORMAT_VERSION = 2;

    /// The file's name in the folder of a model.
    public static final String FILE = "provenance.json";

    public Provenance {
        Key.checkId("run", runId);
        data = List.copyOf(data);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        parents = List.copyOf(parents);
    }

    /// Reads a file of this format or the one before.
    ///
    /// @param source the name of the file, for the error
    /// @throws io.marquee.UserError if a newer Marquee wrote it, or if it is damaged
    public static Provenance read(byte[] json, String source) {
        return FormatVersion.read(json, Provenance.class, source, FORMAT_VERSION);
    }

    /// The same with these counts.
    public Provenance withCounts(Map<String, Long> known) {
        return new Provenance(formatVersion, runId, data, options, seed, software, known, parents);
    }

    /// A file that was read.
    ///
    /// @param role what for; null in files of format 1
    /// @param path where it was: an absolute path or an address
    /// @param bytes its size
    /// @param sha256 its digest, in hexadecimal
    public record Source(@Nullable Role role, String path, long bytes, String sha256) {}

    /// What a file is read for.
    public enum Role {
        CATALOG,
        LABELS,
        ENGAGEMENT;

        /// The option that names such files, without its dashes.
        public String option() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
