package io.marquee.evaluation;

import io.marquee.Json;
import io.marquee.UserError;

/// Both models on the test split, and what else was looked into: what `evaluation.json` holds.
///
/// @param formatVersion version of the file's format
public record Evaluation(
        int formatVersion, RatingEvaluation rating, LikedEvaluation liked, Studies studies) {

    /// The format this program writes, and the only one it reads.
    public static final int FORMAT_VERSION = 2;

    public Evaluation(RatingEvaluation rating, LikedEvaluation liked, Studies studies) {
        this(FORMAT_VERSION, rating, liked, studies);
    }

    /// Of the test split alone.
    public Evaluation(RatingEvaluation rating, LikedEvaluation liked) {
        this(rating, liked, Studies.NONE);
    }

    /// @param source the name of the file, for the error
    /// @throws UserError if the bytes are not an evaluation, or of a format that is not known
    public static Evaluation read(byte[] json, String source) {
        int version = Json.read(json, Header.class, source).formatVersion();
        if (version != FORMAT_VERSION) {
            throw new UserError(
                    "%s has format version %d, and this program reads version %d. Open it with the version of Marquee that wrote it."
                            .formatted(source, version, FORMAT_VERSION));
        }
        return Json.read(json, Evaluation.class, source);
    }

    /// This evaluation as indented JSON; undefined figures are null.
    public byte[] toJson() {
        return Json.pretty(this);
    }

    private record Header(int formatVersion) {}
}
