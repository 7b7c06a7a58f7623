package io.marquee.drift;

import io.marquee.Json;
import io.marquee.UserError;
import java.util.List;

/// What a monitoring run has found: what `drift.json` holds.
///
/// @param formatVersion version of the file's format
/// @param modelVersion whose baseline it was compared with
/// @param source what was looked at: `predictions`, `capture` or `catalog`
/// @param windows the oldest first; one, if there is no division by time
public record DriftReport(
        int formatVersion,
        String modelVersion,
        String source,
        Thresholds thresholds,
        List<WindowDrift> windows) {

    /// The format this program writes, and the only one it reads.
    public static final int FORMAT_VERSION = 1;

    /// The file's name in the folder of a monitoring run.
    public static final String FILE = "drift.json";

    public DriftReport {
        windows = List.copyOf(windows);
    }

    /// @param file the name of the file, for the error
    /// @throws UserError if the bytes are damaged, or of a format that is not known
    public static DriftReport read(byte[] json, String file) {
        int version = Json.read(json, Header.class, file).formatVersion();
        if (version != FORMAT_VERSION) {
            throw new UserError(
                    "%s has format version %d, and this program reads version %d. Open it with the version of Marquee that wrote it."
                            .formatted(file, version, FORMAT_VERSION));
        }
        return Json.read(json, DriftReport.class, file);
    }

    /// Whether any window has drifted.
    public boolean drifted() {
        return windows.stream().anyMatch(window -> window.status() == DriftStatus.DRIFTED);
    }

    /// This as indented JSON.
    public byte[] toJson() {
        return Json.pretty(this);
    }

    private record Header(int formatVersion) {}
}
