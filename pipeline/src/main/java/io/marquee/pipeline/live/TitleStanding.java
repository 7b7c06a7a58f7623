package io.marquee.pipeline.live;

import io.marquee.label.Evidence;
import java.time.Instant;

/// What is known of a title's audience by now.
///
/// @param latest when the latest event happened that is in it
/// @param revision how often it was told before; of one title the highest goes
/// @param untold whether it has changed since it was told last
public record TitleStanding(
        String titleId, Evidence evidence, Instant latest, long revision, boolean untold) {

    static TitleStanding none(String titleId) {
        return new TitleStanding(titleId, Evidence.NONE, Instant.EPOCH, -1, false);
    }

    TitleStanding with(Evidence changed, Instant happened) {
        return new TitleStanding(
                titleId, changed, happened.isAfter(latest) ? happened : latest, revision, true);
    }

    TitleStanding told() {
        return new TitleStanding(titleId, evidence, latest, revision + 1, false);
    }
}
