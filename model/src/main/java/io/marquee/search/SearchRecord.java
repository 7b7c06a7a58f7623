package io.marquee.search;

import io.marquee.Json;
import io.marquee.UserError;
import java.util.List;

/// The record of a search, `search.json`: what was tried, how it came out, and what was chosen. The
/// same search gives the same bytes.
///
/// @param formatVersion of the file; [#FORMAT_VERSION]
/// @param seed of the draws of candidates
/// @param choices one for each objective; none without a search
/// @param trials by objective, candidate and fold
public record SearchRecord(
        int formatVersion,
        SearchEffort effort,
        long seed,
        List<Choice> choices,
        List<TrialRecord> trials) {

    /// The version of `search.json` that this code reads and writes.
    public static final int FORMAT_VERSION = 1;

    public SearchRecord {
        if (formatVersion != FORMAT_VERSION) {
            throw new UserError(
                    "This record of a search has format version %d; this Marquee reads version %d. Use the Marquee that wrote it."
                            .formatted(formatVersion, FORMAT_VERSION));
        }
        choices = List.copyOf(choices);
        trials = List.copyOf(trials);
    }

    /// Reads `search.json`.
    ///
    /// @param source the file's name, for errors
    /// @throws UserError if it is damaged or of another format version
    public static SearchRecord read(byte[] json, String source) {
        return Json.read(json, SearchRecord.class, source);
    }

    /// The bytes of `search.json`.
    public byte[] toJson() {
        return Json.pretty(this);
    }
}
