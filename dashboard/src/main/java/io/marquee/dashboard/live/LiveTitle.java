package io.marquee.dashboard.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a stream knows of one title's audience.
///
/// @param rating what users give it, shrunk toward the catalog's mean; null if too few do
/// @param likeShare of users with a thumb; null if there are none
/// @param latest when the latest event happened that is in it
public record LiveTitle(
        long ratings,
        @Nullable Double rating,
        long likes,
        long dislikes,
        @Nullable Double likeShare,
        long plays,
        long finishes,
        Instant latest) {}
