package io.marquee.sample;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What the generator knows of its stream: the shape of `truth.json` beside the events. Whoever
/// adds the stream up rightly comes to the same.
///
/// @param lines all of them, in all files
/// @param events good ones, each once
/// @param duplicates lines that repeat an event
/// @param late good events that come late, and count all the same
/// @param bad lines that nobody can count, by what is wrong
/// @param hours what users did with each title in each hour in which anything happened, by hour and
///   title
/// @param titles what each title comes to in the end, by title: of a user's ratings and thumbs the
///   latest counts
record StreamTruth(
        int formatVersion,
        long seed,
        Instant start,
        long lines,
        long events,
        long duplicates,
        long late,
        Map<String, Long> bad,
        List<Hour> hours,
        List<Title> titles) {

    /// A title's hour.
    ///
    /// @param ratingSum in thousandths
    record Hour(
            String titleId,
            Instant start,
            long plays,
            long finishes,
            long ratings,
            long ratingSum,
            long likes,
            long dislikes) {}

    /// A title's end.
    ///
    /// @param ratings users who have rated it
    /// @param ratingSum of the latest rating of each, in thousandths
    /// @param likes users whose latest thumb was up
    record Title(
            String titleId,
            long plays,
            long finishes,
            long ratings,
            long ratingSum,
            long likes,
            long dislikes) {}
}
