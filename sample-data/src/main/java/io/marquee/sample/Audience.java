package io.marquee.sample;

import io.marquee.label.Evidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The users: who comes to a title, and what they do there. A few titles draw most of them.
final class Audience {

    /// Standard deviation of one user's opinion of one title around the title's appeal and the
    /// user's leniency.
    static final double OPINION_SPREAD = 0.95;

    /// Standard deviation of how lenient users are.
    static final double LENIENCY_SPREAD = 0.34;

    /// Popularity falls with a title's rank as rank to the minus this: a bit steeper than Zipf's 1.
    private static final double ZIPF = 1.1;

    /// Keeps the most popular titles from drawing everybody, as a share of all ranks.
    private static final double HEAD = 0.002;

    private static final double BAD_SHARE = 0.002;
    private static final double SECOND_THOUGHTS = 0.03;
    private static final double USERS_PER_TITLE = 1.5;
    private static final int FEWEST_USERS = 200;
    private static final double LIKED = 3.5;

    /// The end of what is known.
    private static final long HORIZON = midnight(LocalDate.of(2022, 4, 1));

    private static final long DAY_SECONDS = 86_400;

    private record Rating(int value, long second) {}

    private final long seed;
    private final int titles;
    private final int users;
    private final double eventsPerTitle;
    private final long firstRank;

    /// @param titles how many the catalog holds
    /// @param eventsPerTitle mean over all titles
    Audience(long seed, int titles, double eventsPerTitle) {
        this.seed = seed;
        this.titles = titles;
        this.users = (int) Math.max(FEWEST_USERS, titles * USERS_PER_TITLE);
        this.eventsPerTitle = eventsPerTitle;
        this.firstRank = (long) (Dice.of(seed, Dice.Use.POPULARITY, 0).unit() * 0x1p62);
    }

    /// What users did with a title.
    ///
    /// @param appeal in stars, open scale
    Engagement engagement(SampleTitle title, double appeal) {
        Dice dice = Dice.of(seed, Dice.Use.EVENTS, title.index());
        return new Visit(title, appeal, dice)
                .events(dice.poisson(eventsPerTitle * popularity(title.index())));
    }

    /// How many events a title draws, as a multiple of the mean.
    ///
    /// Ranks are spread evenly over the catalog by steps of the golden ratio, so that the total
    /// comes out right for catalogs of every size (Weyl, 1916).
    private double popularity(int index) {
        double rank = ((firstRank + index * 0x9E3779B97F4A7C15L) >>> 11) * 0x1.0p-53;
        double total =
                (StrictMath.pow(HEAD, 1 - ZIPF) - StrictMath.pow(1 + HEAD, 1 - ZIPF)) / (ZIPF - 1);
        return StrictMath.pow(rank + HEAD, -ZIPF) / total;
    }

    private static long midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    /// One title's events as they come in.
    private final class Visit {

        private final SampleTitle title;
        private final double appeal;
        private final Dice dice;
        private final long opening;
        private final List<String> events = new ArrayList<>();
        private final Map<Integer, Rating> ratings = new HashMap<>();
        private final List<Integer> raters = new ArrayList<>();
        private final Map<BadEvent, Long> bad = new EnumMap<>(BadEvent.class);
        private long likes;
        private long dislikes;
        private long plays;
        private long finishes;

        Visit(SampleTitle title, double appeal, Dice dice) {
            this.title = title;
            this.appeal = appeal;
            this.dice = dice;
            this.opening = midnight(title.added()) + DAY_SECONDS;
        }

        Engagement events(int count) {
            for (int i = 0; i < count; i++) {
                if (dice.chance(BAD_SHARE)) {
                    spoil(dice.pick(List.of(BadEvent.values())));
                } else {
                    double kind = dice.unit();
                    if (kind < 0.62) {
                        rate();
                    } else if (kind < 0.74) {
                        judge();
                    } else {
                        watch();
                    }
                }
            }
            return new Engagement(List.copyOf(events), evidence(), bad);
        }

        private void rate() {
            boolean again = !raters.isEmpty() && dice.chance(SECOND_THOUGHTS);
            int user = again ? dice.pick(raters) : user();
            Rating before = ratings.get(user);
            long second = again && before != null ? after(before.second() + 60) : after(opening);
            int value = Math.clamp(Math.round(opinion(user)), 1, 5);
            if (before == null) {
                raters.add(user);
            }
            if (before == null || second >= before.second()) {
                ratings.put(user, new Rating(value, second));
            }
            write(user, title.id(), "rate", Integer.toString(value), second);
        }

        private void judge() {
            int user = user();
            boolean likes = opinion(user) >= LIKED;
            if (likes) {
                this.likes++;
            } else {
                dislikes++;
            }
            write(user, title.id(), likes ? "like" : "dislike", "", after(opening));
        }

        private void watch() {
            int user = user();
            long second = after(opening);
            if (dice.chance(0.35)) {
                finishes++;
                write(user, title.id(), "finish", "", second);
                return;
            }
            plays++;
            int whole = title.kind() == Kind.MOVIE ? title.length() : 360 * title.length();
            double seen = Math.clamp(0.3 + 0.12 * opinion(user) + 0.25 * dice.gaussian(), 0.02, 1);
            write(
                    user,
                    title.id(),
                    "play",
                    Long.toString(1 + Math.round(seen * (whole - 1))),
                    second);
        }

        private void spoil(BadEvent what) {
            bad.merge(what, 1L, Long::sum);
            int user = user();
            long second = after(opening);
            switch (what) {
                case RATING_OUT_OF_RANGE -> write(user, title.id(), "rate", "9", second);
                case UNKNOWN_KIND -> write(user, title.id(), "shrug", "", second);
                case UNKNOWN_TITLE -> {
                    String nobody = SampleTitle.id(titles + 100_000 + dice.below(1_000));
                    write(user, nobody, "rate", "4", second);
                }
                case UNREADABLE_TIME ->
                        events.add(line(user, title.id(), "rate", "4", "yesterday"));
            }
        }

        private void write(int user, String id, String kind, String value, long second) {
            events.add(line(user, id, kind, value, Instant.ofEpochSecond(second).toString()));
        }

        private static String line(int user, String id, String kind, String value, String when) {
            return "u" + user + "," + id + "," + kind + "," + value + "," + when;
        }

        /// Somebody; the busy come up more often than others.
        private int user() {
            double unit = dice.unit();
            return 1 + (int) (users * unit * StrictMath.sqrt(unit));
        }

        private double opinion(int user) {
            double leniency = Dice.of(seed, Dice.Use.LENIENCY, user).gaussian();
            return appeal + LENIENCY_SPREAD * leniency + OPINION_SPREAD * dice.gaussian();
        }

        /// A second between that one and the end, sooner rather than later.
        private long after(long second) {
            double unit = dice.unit();
            return second + (long) (Math.max(1, HORIZON - second) * unit * unit);
        }

        private Evidence evidence() {
            Evidence evidence = Evidence.NONE;
            for (int user : raters) {
                Rating last = ratings.get(user);
                if (last != null) {
                    evidence = evidence.plusRating(last.value());
                }
            }
            return evidence.plus(
                    new Evidence(0, 0, 0, likes, dislikes, plays, finishes, evidence.stated()));
        }
    }
}
