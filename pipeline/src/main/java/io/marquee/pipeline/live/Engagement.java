package io.marquee.pipeline.live;

import io.marquee.pipeline.evidence.Event;

/// What users did with one title in some stretch of time, added up. Sums are exact integers, so
/// that adding in another order gives the same.
///
/// @param plays how often it was started
/// @param finishes how often it was seen to its end
/// @param ratings how often it was rated; a user who rates twice counts twice
/// @param ratingSum sum of these ratings, in thousandths
/// @param likes thumbs up
/// @param dislikes thumbs down
public record Engagement(
        long plays, long finishes, long ratings, long ratingSum, long likes, long dislikes) {

    /// Nothing at all.
    public static final Engagement NONE = new Engagement(0, 0, 0, 0, 0, 0);

    /// What a single event comes to.
    static Engagement of(Event event) {
        return switch (event.kind()) {
            case PLAY -> new Engagement(1, 0, 0, 0, 0, 0);
            case FINISH -> new Engagement(0, 1, 0, 0, 0, 0);
            case RATE -> new Engagement(0, 0, 1, Math.round(event.value() * 1_000), 0, 0);
            case LIKE -> new Engagement(0, 0, 0, 0, 1, 0);
            case DISLIKE -> new Engagement(0, 0, 0, 0, 0, 1);
        };
    }

    /// Adds up.
    Engagement plus(Engagement other) {
        return new Engagement(
                plays + other.plays,
                finishes + other.finishes,
                ratings + other.ratings,
                ratingSum + other.ratingSum,
                likes + other.likes,
                dislikes + other.dislikes);
    }

    /// How many events this is.
    public long events() {
        return plays + finishes + ratings + likes + dislikes;
    }
}
