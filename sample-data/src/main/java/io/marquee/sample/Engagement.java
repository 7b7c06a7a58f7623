package io.marquee.sample;

import io.marquee.label.Evidence;
import java.util.List;
import java.util.Map;

/// All that users did with one title.
///
/// @param events in no order of time; each a line of the file without its id:
///   `user_id,title_id,kind,value,occurred_at`
/// @param evidence what a careful reader counts: good events only, a user's last rating only
/// @param bad how many of the events are bad, by what is wrong
record Engagement(List<String> events, Evidence evidence, Map<BadEvent, Long> bad) {

    /// The columns of the events file.
    static final List<String> COLUMNS =
            List.of("event_id", "user_id", "title_id", "kind", "value", "occurred_at");
}
