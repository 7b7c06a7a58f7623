package io.marquee.sample;

import io.marquee.UserError;
import java.util.OptionalInt;

/// What to generate.
///
/// @param titles rows of the catalog, 1 to [#MOST_TITLES]
/// @param seed what everything follows from
/// @param eventsPerTitle mean over all titles, 0 to [#MOST_EVENTS_PER_TITLE]
/// @param titlesPerFile a new file of each kind after so many titles; empty: never
record Plan(int titles, long seed, double eventsPerTitle, OptionalInt titlesPerFile) {

    static final int MOST_TITLES = 20_000_000;
    static final int MOST_EVENTS_PER_TITLE = 1_000;

    Plan {
        if (titles < 1 || titles > MOST_TITLES) {
            throw new UserError(
                    "--titles is %d; it must be from 1 to %d.".formatted(titles, MOST_TITLES));
        }
        if (!(eventsPerTitle >= 0 && eventsPerTitle <= MOST_EVENTS_PER_TITLE)) {
            throw new UserError(
                    "--events-per-title is %s; it must be from 0 to %d."
                            .formatted(eventsPerTitle, MOST_EVENTS_PER_TITLE));
        }
        if (titlesPerFile.isPresent() && titlesPerFile.getAsInt() < 1) {
            throw new UserError(
                    "--titles-per-file is %d; it must be at least 1."
                            .formatted(titlesPerFile.getAsInt()));
        }
    }

    /// How many files of each kind there will be.
    int files() {
        int perFile = titlesPerFile.orElse(titles);
        return (int) (((long) titles + perFile - 1) / perFile);
    }
}
