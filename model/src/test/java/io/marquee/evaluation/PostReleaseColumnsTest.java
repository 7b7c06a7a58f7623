package io.marquee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.catalog.CatalogColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostReleaseColumnsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imdb_score",
                "IMDb Rating",
                "imdbRating",
                "imdbrating",
                "rating_imdb",
                "imdbVotes",
                "tmdb_popularity",
                "tmdb.vote_average",
                "vote_average",
                "voteCount",
                "VOTES",
                "votes",
                "num_votes",
                "no. of votes",
                "rotten_tomatoes",
                "RottenTomatoes",
                "Rotten Tomatoes %",
                "tomatometer",
                "metascore",
                "Metacritic",
                "metacritic_score",
                "letterboxd_rating",
                "user_score",
                "userScore",
                "audience_score",
                "critics-score",
                "rating_count",
                "ratingCount",
                "number of ratings",
                "ratings",
                "avg_rating",
                "averageRating",
                "averagerating",
                "mean rating",
                "weighted_rating",
                "star_rating",
                "user rating score",
                "user rating size",
                "user_rating_count",
                "viewer_rating",
                "critic rating",
                "reviews",
                "review_count",
                "num_critic_for_reviews",
                "thumbs_up",
                "sentiment",
                "tv_ratings",
                "cinemascore"
            })
    void knows_what_tells_how_people_judged_a_title(String name) {
        assertThat(PostReleaseColumns.reason(name)).contains("tells how people judged the title");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "views",
                "Views",
                "viewCount",
                "view_count",
                "total views",
                "hours_viewed",
                "hoursViewed",
                "hoursviewed",
                "viewership",
                "watch_time",
                "watchTime",
                "watchtime",
                "minutes watched",
                "watch hours",
                "likes",
                "like_count",
                "likecount",
                "dislikes",
                "likes_ratio",
                "num_likes",
                "plays",
                "play_count",
                "streams",
                "stream_count",
                "downloads",
                "completion_rate",
                "finish_rate",
                "favourites",
                "favorites",
                "watchlist_adds",
                "retention_7d",
                "engagement",
                "comments",
                "impressions",
                "nielsen",
                "admissions",
                "liked"
            })
    void knows_what_tells_what_viewers_did(String name) {
        assertThat(PostReleaseColumns.reason(name))
                .contains("tells what viewers did with the title");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gross", "Gross", "worldwide_gross", "grossUSA", "revenue", "Revenue (Millions)",
                "box_office", "boxOffice", "BOX-OFFICE", "boxoffice", "opening_weekend", "takings",
                "earnings", "profit", "tickets_sold"
            })
    void knows_what_tells_what_a_title_earned(String name) {
        assertThat(PostReleaseColumns.reason(name)).contains("tells what the title earned");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "popularity",
                "Popularity",
                "trending",
                "rank",
                "imdb",
                "chart_position",
                "awards",
                "award wins",
                "oscars",
                "nominations",
                "top10",
                "weeks_in_top_10"
            })
    void knows_what_tells_of_fame(String name) {
        assertThat(PostReleaseColumns.reason(name)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(CatalogColumn.class)
    void lets_every_column_of_ours_pass(CatalogColumn column) {
        assertThat(PostReleaseColumns.reason(column.header())).isEmpty();
        assertThat(PostReleaseColumns.reason(" " + column.name() + " ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "?",
                "rating",
                "Rating",
                "rated",
                "user_rating",
                "User Rating",
                "userLiked",
                "maturity_rating",
                "maturityRating",
                "content_rating",
                "age_rating",
                "mpaa_rating",
                "tv_rating",
                "ratingDescription",
                "rating_reason",
                "rating board",
                "certificate",
                "duration",
                "runtime",
                "minutes",
                "seasons",
                "number_of_seasons",
                "episode_count",
                "number_of_episodes",
                "imdb_id",
                "imdbID",
                "tmdb_id",
                "imdb_url",
                "imdb link",
                "rotten_tomatoes_url",
                "tmdbId",
                "budget",
                "stars",
                "director",
                "directors",
                "crew",
                "composer",
                "music_score_by",
                "screenplay",
                "playwright",
                "based_on_play",
                "preview",
                "overview",
                "interview",
                "release_date",
                "added",
                "language",
                "production_companies",
                "collection",
                "belongs_to_collection",
                "keywords",
                "tagline",
                "franchise",
                "sequel",
                "target_audience",
                "streaming_service",
                "platform",
                "network",
                "format",
                "unlikely_heroes",
                "watershed",
                "gross_tonnage_id",
                "average_episode_length",
                "hours",
                "total_minutes",
                "country_count",
                "cast size"
            })
    void lets_what_is_known_before_release_pass(String name) {
        assertThat(PostReleaseColumns.reason(name)).isEmpty();
    }

    @Test
    void does_not_mind_other_alphabets() {
        assertThat(PostReleaseColumns.reason("жанр")).isEmpty();
        assertThat(PostReleaseColumns.reason("视频")).isEmpty();
    }
}
