package io.marquee.catalog;

/// How long a title is: the minutes of a film or the seasons of a series.
public sealed interface Length {

    /// Running time.
    ///
    /// @param count 1 to [#LONGEST_MINUTES]
    record Minutes(int count) implements Length {
        public Minutes {
            if (count < 1 || count > LONGEST_MINUTES) {
                throw new IllegalArgumentException("a running time of " + count + " minutes");
            }
        }
    }

    /// Number of seasons.
    ///
    /// @param count 1 to [#MOST_SEASONS]
    record Seasons(int count) implements Length {
        public Seasons {
            if (count < 1 || count > MOST_SEASONS) {
                throw new IllegalArgumentException(count + " seasons");
            }
        }
    }

    /// The longest film that is believed, in minutes.
    int LONGEST_MINUTES = 1_000;

    /// The most seasons that are believed.
    int MOST_SEASONS = 100;
}
