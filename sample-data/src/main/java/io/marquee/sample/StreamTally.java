package io.marquee.sample;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Adds a stream up while it is made.
final class StreamTally {

    private final Map<Instant, Map<String, Map<What, Long>>> hours = new TreeMap<>();
    private final Map<String, Map<What, Long>> watched = new TreeMap<>();
    private final Map<String, Map<Integer, Said>> ratings = new HashMap<>();
    private final Map<String, Map<Integer, Said>> thumbs = new HashMap<>();

    /// The latest that a user said.
    ///
    /// @param value a rating, or 1 for a thumb up and 0 for one down
    private record Said(Instant when, long value) {}

    /// What an event is, and what is added up.
    enum What {
        PLAY,
        FINISH,
        RATE,
        RATING_SUM,
        LIKE,
        DISLIKE
    }

    /// Counts an event, once. No two events of a user may happen at the same moment.
    ///
    /// @param rating 1 to 5 for a rating; of no meaning else
    void add(String title, int user, What what, int rating, Instant when) {
        Map<What, Long> hour =
                hours.computeIfAbsent(when.truncatedTo(ChronoUnit.HOURS), _ -> new TreeMap<>())
                        .computeIfAbsent(title, _ -> new EnumMap<>(What.class));
        hour.merge(what, 1L, Long::sum);
        watched.computeIfAbsent(title, _ -> new EnumMap<>(What.class)).merge(what, 1L, Long::sum);
        switch (what) {
            case PLAY, FINISH -> {}
            case RATE -> {
                hour.merge(What.RATING_SUM, 1_000L * rating, Long::sum);
                say(ratings, title, user, new Said(when, rating));
            }
            case LIKE -> say(thumbs, title, user, new Said(when, 1));
            case DISLIKE -> say(thumbs, title, user, new Said(when, 0));
            case RATING_SUM -> throw new IllegalArgumentException("no event is a sum");
        }
    }

    private static void say(
            Map<String, Map<Integer, Said>> all, String title, int user, Said said) {
        all.computeIfAbsent(title, _ -> new HashMap<>())
                .merge(user, said, (a, b) -> b.when().isAfter(a.when()) ? b : a);
    }

    List<StreamTruth.Hour> hours() {
        List<StreamTruth.Hour> all = new ArrayList<>();
        hours.forEach((start, titles) ->
                titles.forEach((title, sums) ->
                        all.add(
                                new StreamTruth.Hour(
                                        title,
                                        start,
                                        sums.getOrDefault(What.PLAY, 0L),
                                        sums.getOrDefault(What.FINISH, 0L),
                                        sums.getOrDefault(What.RATE, 0L),
                                        sums.getOrDefault(What.RATING_SUM, 0L),
                                        sums.getOrDefault(What.LIKE, 0L),
                                        sums.getOrDefault(What.DISLIKE, 0L)))));
        return all;
    }

    List<StreamTruth.Title> titles() {
        List<StreamTruth.Title> all = new ArrayList<>();
        watched.forEach((title, seen) -> {
            Map<Integer, Said> rated = ratings.getOrDefault(title, Map.of());
            Map<Integer, Said> thumbed = thumbs.getOrDefault(title, Map.of());
            long likes = thumbed.values().stream().mapToLong(Said::value).sum();
            all.add(
                    new StreamTruth.Title(
                            title,
                            seen.getOrDefault(What.PLAY, 0L),
                            seen.getOrDefault(What.FINISH, 0L),
                            rated.size(),
                            1_000 * rated.values().stream().mapToLong(Said::value).sum(),
                            likes,
                            thumbed.size() - likes));
        });
        return all;
    }
}
