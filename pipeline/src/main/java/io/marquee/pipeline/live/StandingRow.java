package io.marquee.pipeline.live;

import io.marquee.label.Evidence;
import io.marquee.label.Label;
import io.marquee.label.LabelPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a title's audience by now, as `streams/<run>/standings/*.parquet` has it. Of a
/// title's rows the one with the highest revision goes.
///
/// @param ratings how many users have rated it
/// @param meanRating of the latest rating of each; null without ratings
/// @param rating the mean, shrunk toward the catalog's as the champion's labels are; null where
///   there are too few ratings, or no champion
/// @param liked whether that is enough to count as liked; null where there is no rating
/// @param likes users whose latest thumb was up
/// @param likeShare of those with a thumb; null without thumbs
/// @param latest when the latest event happened that is in it
/// @param revision from 0
public record StandingRow(
        String titleId,
        long ratings,
        @Nullable Double meanRating,
        @Nullable Double rating,
        @Nullable Boolean liked,
        long likes,
        long dislikes,
        @Nullable Double likeShare,
        long plays,
        long finishes,
        Instant latest,
        long revision) {

    static StandingRow of(TitleStanding standing, @Nullable LabelPolicy policy) {
        Evidence evidence = standing.evidence();
        Label label = policy == null ? Label.NONE : policy.label(evidence);
        long thumbs = evidence.likes() + evidence.dislikes();
        return new StandingRow(
                standing.titleId(),
                evidence.ratings(),
                evidence.ratings() == 0 ? null : evidence.meanRating(),
                label.rating(),
                label.liked(),
                evidence.likes(),
                evidence.dislikes(),
                thumbs == 0 ? null : (double) evidence.likes() / thumbs,
                evidence.plays(),
                evidence.finishes(),
                standing.latest(),
                standing.revision());
    }
}
