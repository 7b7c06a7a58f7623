package io.marquee.pipeline.evidence;

import io.marquee.catalog.StatedVerdict;
import io.marquee.label.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Adds up the events of one title, whatever order they come in.
///
/// An event that was sent twice counts once; of a user's ratings the latest counts; so does one
/// thumb a user, up or down.
final class EventTotals {

    private static final Comparator<Event> IN_TIME =
            Comparator.comparing(Event::occurredAt).thenComparing(Event::origin);

    private EventTotals() {}

    /// What the events of a title come to.
    ///
    /// @param evidence all of them added up
    /// @param duplicates how many were there before by the same id
    record Total(TitleEvidence evidence, long duplicates) {}

    /// Adds up.
    ///
    /// @param events at least one, all of the same title
    static Total of(String titleId, List<Event> events) {
        List<Event> ordered = new ArrayList<>(events);
        ordered.sort(IN_TIME);
        Set<String> seen = new HashSet<>();
        Map<String, Double> ratings = new HashMap<>();
        Map<String, Boolean> thumbs = new HashMap<>();
        long plays = 0;
        long finishes = 0;
        for (Event event : ordered) {
            if (!seen.add(event.eventId())) {
                continue;
            }
            switch (event.kind()) {
                case RATE -> ratings.put(event.userId(), event.value());
                case LIKE -> thumbs.put(event.userId(), true);
                case DISLIKE -> thumbs.put(event.userId(), false);
                case PLAY -> plays++;
                case FINISH -> finishes++;
            }
        }
        long likes = thumbs.values().stream().filter(up -> up).count();
        Evidence evidence =
                new Evidence(
                        0, 0, 0, likes, thumbs.size() - likes, plays, finishes, StatedVerdict.NONE);
        for (double rating : ratings.values()) {
            evidence = evidence.plusRating(rating);
        }
        return new Total(
                new TitleEvidence(
                        TitleEvidence.Source.EVENTS,
                        titleId,
                        evidence,
                        seen.size(),
                        ordered.stream()
                                .map(Event::origin)
                                .min(Comparator.naturalOrder())
                                .orElseThrow()),
                ordered.size() - seen.size());
    }
}
