package io.marquee.sample;

import java.util.Locale;

/// What is wrong with events. None of these can be counted by a reader.
enum BadEvent {
    /// A rating of 9 where 5 is the best.
    RATING_OUT_OF_RANGE,
    /// A kind that is none.
    UNKNOWN_KIND,
    /// A title that no catalog holds.
    UNKNOWN_TITLE,
    /// A time that is none.
    UNREADABLE_TIME;

    /// Its name in `truth.json`.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
