package io.marquee.search;

import java.util.List;

/// What became of one candidate on one fold.
///
/// @param losses on the fold's own titles with the first tree, with the first two, and so on: mean
///   squared error of ratings, log loss of likes; empty where there are too few labels to tell
public record Trial(Candidate candidate, Rung rung, SearchFold fold, List<Double> losses) {

    public Trial {
        losses = List.copyOf(losses);
    }
}
