package io.marquee.catalog;

import java.util.Locale;
import java.util.Optional;

/// Whether a title is one film or a series of episodes.
public enum Kind {
    MOVIE,
    SERIES;

    /// Reads the kind as catalogs write it.
    ///
    /// @return empty if the text names neither
    public static Optional<Kind> parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "movie", "film", "feature" -> Optional.of(MOVIE);
            case "tv show", "tv series", "series", "show", "tv" -> Optional.of(SERIES);
            default -> Optional.empty();
        };
    }
}
