package io.marquee.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Recognises, by its English name, a column that is known only after a title's release: votes,
/// views, takings, scores. What a model learns from one is the answer itself, and a new title has
/// none.
///
/// It errs on the side of letting a column pass: in a catalog `rating` is the maturity rating,
/// `user_rating` and `user_liked` are the labels, and a link or id of a score site tells no score.
/// What hides behind another name is found by its effect, see [LeakReport].
public final class PostReleaseColumns {

    private static final Pattern SMALL_THEN_CAPITAL =
            Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// Columns that Marquee itself gives their meaning.
    private static final Set<String> OWN = Set.of("rating", "user_rating", "user_liked");

    /// What a name ends in that only points elsewhere.
    private static final Set<String> POINTERS =
            Set.of("id", "ids", "url", "uri", "link", "href", "slug", "key");

    /// With one of these words a rating is one of maturity, and a score is one of music.
    private static final Set<String> HARMLESS =
            Set.of(
                    "maturity",
                    "content",
                    "age",
                    "mpaa",
                    "mpa",
                    "bbfc",
                    "parental",
                    "certificate",
                    "certification",
                    "classification",
                    "board",
                    "reason",
                    "advisory",
                    "description",
                    "descriptor",
                    "composer",
                    "music",
                    "musical");

    private static final Set<String> QUALIFIES_RATING =
            Set.of(
                    "avg",
                    "average",
                    "mean",
                    "median",
                    "weighted",
                    "bayesian",
                    "overall",
                    "total",
                    "sum",
                    "count",
                    "counts",
                    "number",
                    "num",
                    "no",
                    "n",
                    "size",
                    "star",
                    "user",
                    "users",
                    "viewer",
                    "viewers",
                    "critic",
                    "critics",
                    "audience",
                    "member",
                    "members",
                    "customer",
                    "public");

    private static final Set<String> COUNTS =
            Set.of(
                    "count", "counts", "number", "num", "total", "rate", "ratio", "share", "time",
                    "times", "hours", "minutes", "avg", "average", "mean");

    private static final Set<String> VIEWER_ACTIONS =
            Set.of(
                    "play",
                    "like",
                    "dislike",
                    "view",
                    "watch",
                    "stream",
                    "download",
                    "finish",
                    "click",
                    "skip",
                    "rewatch");

    private final List<String> words;
    private final String squeezed;

    private PostReleaseColumns(String name) {
        String parted = SMALL_THEN_CAPITAL.matcher(name.strip()).replaceAll("_");
        List<String> found = new ArrayList<>();
        for (String word : BETWEEN_WORDS.split(parted.toLowerCase(Locale.ROOT), 0)) {
            if (!word.isEmpty()) {
                found.add(word);
            }
        }
        words = List.copyOf(found);
        squeezed = String.join("", words);
    }

    /// Why a column is not fit to learn from.
    ///
    /// @param name the column's name, in whatever case, its words joined in whatever way
    /// @return what it tells that nobody knows before release, to be read after "The column ...";
    ///   empty if the name gives no reason for suspicion
    public static Optional<String> reason(String name) {
        var column = new PostReleaseColumns(name);
        if (column.words.isEmpty()
                || OWN.contains(String.join("_", column.words))
                || POINTERS.contains(column.words.getLast())) {
            return Optional.empty();
        }
        return column.verdictOfPeople().or(column::audience).or(column::money).or(column::fame);
    }

    private Optional<String> verdictOfPeople() {
        if (has(HARMLESS)) {
            return Optional.empty();
        }
        boolean score =
                has(Set.of("score", "scores", "ratings", "metascore", "tomatometer", "cinemascore"))
                        || squeezedHas("imdbrating", "imdbscore", "metascore", "userscore")
                        || squeezedHas("averagerating", "avgrating", "ratingcount", "numrating");
        boolean site =
                has(
                                Set.of(
                                        "imdb",
                                        "tmdb",
                                        "metacritic",
                                        "letterboxd",
                                        "rottentomatoes",
                                        "tomatoes",
                                        "tomato",
                                        "flixster",
                                        "trakt",
                                        "myanimelist"))
                        || squeezedHas("rottentomatoes");
        boolean rating = has(Set.of("rating", "rated", "stars")) && has(QUALIFIES_RATING);
        boolean vote =
                has(
                                Set.of(
                                        "vote",
                                        "votes",
                                        "voters",
                                        "upvotes",
                                        "downvotes",
                                        "review",
                                        "reviews",
                                        "thumbs",
                                        "sentiment"))
                        || squeezedHas("votecount", "voteaverage", "reviewcount");
        return told(score || site || rating || vote, "tells how people judged the title");
    }

    private Optional<String> audience() {
        boolean plainly =
                has(
                        Set.of(
                                "views",
                                "viewed",
                                "viewership",
                                "viewings",
                                "watched",
                                "watches",
                                "watchtime",
                                "playtime",
                                "plays",
                                "streams",
                                "downloads",
                                "likes",
                                "liked",
                                "dislikes",
                                "disliked",
                                "favorites",
                                "favourites",
                                "favorited",
                                "favourited",
                                "watchlist",
                                "watchlists",
                                "watchlisted",
                                "retention",
                                "engagement",
                                "completion",
                                "completions",
                                "comments",
                                "impressions",
                                "clicks",
                                "nielsen",
                                "admissions"));
        boolean counted = has(VIEWER_ACTIONS) && has(COUNTS);
        boolean joined =
                squeezedHas("viewcount", "watchtime", "likecount", "playcount", "hoursviewed");
        return told(plainly || counted || joined, "tells what viewers did with the title");
    }

    private Optional<String> money() {
        boolean takings =
                has(
                        Set.of(
                                "gross",
                                "grossed",
                                "grosses",
                                "revenue",
                                "revenues",
                                "takings",
                                "earnings",
                                "profit",
                                "profits",
                                "roi"));
        boolean boxOffice =
                squeezedHas("boxoffice", "openingweekend", "ticketssold", "ticketsales");
        return told(takings || boxOffice, "tells what the title earned");
    }

    private Optional<String> fame() {
        boolean fame =
                has(
                        Set.of(
                                "popularity",
                                "trending",
                                "rank",
                                "ranking",
                                "rankings",
                                "top10",
                                "award",
                                "awards",
                                "oscar",
                                "oscars",
                                "emmys",
                                "nominations"));
        return told(
                fame || squeezedHas("weeksontop", "weeksintop", "chartposition"),
                "tells of the fame that the title came to");
    }

    private boolean has(Set<String> any) {
        return words.stream().anyMatch(any::contains);
    }

    private boolean squeezedHas(String... any) {
        for (String part : any) {
            if (squeezed.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> told(boolean told, String reason) {
        return told ? Optional.of(reason) : Optional.empty();
    }
}
