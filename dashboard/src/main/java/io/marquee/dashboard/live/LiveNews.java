package io.marquee.dashboard.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a stream has told by now.
///
/// @param run that is or was the stream's last
/// @param running whether it still is
/// @param since when that run began
/// @param newestEvent when the newest event happened that has been told of; null if none has
/// @param perSecond records a second within the last minute; null until there were two looks
/// @param windows what all users did, in windows of one length; oldest first
/// @param windowMinutes their length; 0 if there are none
/// @param trending what is watched more than usual, most so first
/// @param predictions what was scored last, newest first
public record LiveNews(
        String run,
        boolean running,
        Instant since,
        @Nullable Instant newestEvent,
        @Nullable Double perSecond,
        LiveCounts counts,
        long windowMinutes,
        List<Stretch> windows,
        List<Trend> trending,
        List<Fresh> predictions) {

    public LiveNews {
        windows = List.copyOf(windows);
        trending = List.copyOf(trending);
        predictions = List.copyOf(predictions);
    }

    /// What all users did in a window.
    public record Stretch(
            Instant begin, long plays, long finishes, long ratings, long likes, long dislikes) {}

    /// A title that users do more with than usual.
    ///
    /// @param name its id where it was never scored
    /// @param score how far the last two windows are beyond what was usual in those before, in
    ///   standard deviations of a count: `(now - usual) / sqrt(usual + 1)`
    /// @param now events in the last two windows
    /// @param usual events in two windows, in the mean of the up to 22 before
    /// @param rating what users give it, shrunk toward the catalog's mean; null if too few do
    public record Trend(
            String titleId,
            String name,
            double score,
            long now,
            double usual,
            @Nullable Double rating,
            long likes,
            long dislikes) {}

    /// A title that was scored.
    public record Fresh(
            String titleId,
            String name,
            double rating,
            double likeProbability,
            String modelVersion,
            Instant scoredAt) {}
}
