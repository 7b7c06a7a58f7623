package io.marquee.explanation;

import io.marquee.catalog.Kind;
import org.jspecify.annotations.Nullable;

/// A title whose audience has given its verdict.
///
/// @param id the catalog's own id
/// @param name what the title is called
/// @param year of first release
/// @param rating actual user rating; null if unknown
/// @param liked whether users liked it; null if unknown
public record KnownTitle(
        String id,
        String name,
        Kind kind,
        int year,
        @Nullable Double rating,
        @Nullable Boolean liked) {

    public KnownTitle {
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a known title needs an id and a name");
        }
    }
}
