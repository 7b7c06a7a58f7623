package io.marquee.drift;

import io.marquee.Json;
import io.marquee.UserError;
import java.util.ArrayList;
import java.util.List;

/// What a model learnt from and what it answered on the day it was trained, in frozen cells: what
/// everything later is compared with. What `baseline.json` holds.
///
/// @param formatVersion version of the file's format
/// @param numbers features, predictions, attributions and labels that are numbers
/// @param categories those that are categories
/// @param quality how good the model was
public record Baseline(
        int formatVersion,
        List<NumberReference> numbers,
        List<CategoryReference> categories,
        QualityReference quality) {

    /// The format this program writes, and the only one it reads.
    public static final int FORMAT_VERSION = 1;

    /// The file's name in the model's folder.
    public static final String FILE = "baseline.json";

    static final String RATING = "rating";
    static final String LIKE_PROBABILITY = "like_probability";
    static final String KIND = "kind";
    static final String GENRES = "genres";
    static final String COUNTRIES = "countries";
    static final String USER_RATING = "user_rating";
    static final String USER_LIKED = "user_liked";

    public Baseline {
        numbers = List.copyOf(numbers);
        categories = List.copyOf(categories);
    }

    /// Reads `baseline.json`.
    ///
    /// @param source the name of the file, for the error
    /// @throws UserError if the bytes are damaged, or of a format that is not known
    public static Baseline read(byte[] json, String source) {
        int version = Json.read(json, Header.class, source).formatVersion();
        if (version != FORMAT_VERSION) {
            throw new UserError(
                    "%s has format version %d, and this program reads version %d. Open it with the version of Marquee that wrote it."
                            .formatted(source, version, FORMAT_VERSION));
        }
        return Json.read(json, Baseline.class, source);
    }

    /// All that is watched: numbers, then categories. A profile counts in this order.
    public List<Reference> references() {
        List<Reference> all = new ArrayList<>(numbers);
        all.addAll(categories);
        return all;
    }

    /// This as indented JSON.
    public byte[] toJson() {
        return Json.pretty(this);
    }

    private record Header(int formatVersion) {}
}
