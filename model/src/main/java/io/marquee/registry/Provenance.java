package io.marquee.registry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where a model comes from: enough to make it again and to see what has changed since
/// (`provenance.json`). It holds no times, so a repeated training gives the same bytes.
///
/// @param formatVersion see [FormatVersion]
/// @param runId the run that trained it
/// @param data the files that were read
/// @param options all options of the run, defaults included
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

    public Provenance {
        Key.checkId("run", runId);
        data = List.copyOf(data);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        parents = List.copyOf(parents);
    }

    /// The same with these counts.
    public Provenance withCounts(Map<String, Long> known) {
        return new Provenance(formatVersion, runId, data, options, seed, software, known, parents);
    }

    /// A file that was read.
    ///
    /// @param path as it was given
    /// @param bytes its size
    /// @param sha256 its digest, in hexadecimal
    public record Source(String path, long bytes, String sha256) {}
}
