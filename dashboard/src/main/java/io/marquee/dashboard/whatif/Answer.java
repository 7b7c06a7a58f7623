package io.marquee.dashboard.whatif;

import io.marquee.catalog.Title;
import io.marquee.dashboard.title.Verdict;

/// What becomes of a title that somebody typed in.
public sealed interface Answer {

    /// It lacks something without which it is no title.
    ///
    /// @param sentence what, for people
    record Incomplete(String sentence) implements Answer {}

    /// It is a title, and a model says something of it.
    ///
    /// @param title as cleaned, with what was mended
    record Judged(Title title, Verdict verdict) implements Answer {}
}
