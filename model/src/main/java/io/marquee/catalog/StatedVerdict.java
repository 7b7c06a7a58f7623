package io.marquee.catalog;

import org.jspecify.annotations.Nullable;

/// An audience's verdict that somebody hands over ready-made, in the catalog or in a labels file.
///
/// @param rating 1 to 5; null if not stated
/// @param liked null if not stated
public record StatedVerdict(@Nullable Double rating, @Nullable Boolean liked) {

    /// Nothing stated.
    public static final StatedVerdict NONE = new StatedVerdict(null, null);

    public StatedVerdict {
        if (rating != null && !(rating >= 1 && rating <= 5)) {
            throw new IllegalArgumentException("a rating of " + rating + " is outside 1 to 5");
        }
    }

    /// Whether neither is stated.
    public boolean isEmpty() {
        return rating == null && liked == null;
    }
}
