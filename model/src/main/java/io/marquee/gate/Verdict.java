package io.marquee.gate;

import io.marquee.Json;
import io.marquee.UserError;
import java.util.List;

/// What the gate says of a model: what `gate.json` holds.
///
/// @param formatVersion version of the file's format
/// @param accepted whether the model may become champion
/// @param sentence why, for people
/// @param checks all that were made, in the order of their weight
public record Verdict(int formatVersion, boolean accepted, String sentence, List<Check> checks) {

    /// The format this program writes, and the only one it reads.
    public static final int FORMAT_VERSION = 1;

    public Verdict {
        checks = List.copyOf(checks);
    }

    public Verdict(boolean accepted, String sentence, List<Check> checks) {
        this(FORMAT_VERSION, accepted, sentence, checks);
    }

    /// @param source the name of the file, for the error
    /// @throws UserError if the bytes are not a verdict, or of a format that is not known
    public static Verdict read(byte[] json, String source) {
        int version = Json.read(json, Header.class, source).formatVersion();
        if (version != FORMAT_VERSION) {
            throw new UserError(
                    "%s has format version %d, and this program reads version %d. Open it with the version of Marquee that wrote it."
                            .formatted(source, version, FORMAT_VERSION));
        }
        return Json.read(json, Verdict.class, source);
    }

    /// This verdict as indented JSON; undefined figures are null.
    public byte[] toJson() {
        return Json.pretty(this);
    }

    /// The checks that speak against the model.
    public List<Check> failures() {
        return checks.stream().filter(check -> !check.passed()).toList();
    }

    private record Header(int formatVersion) {}
}
