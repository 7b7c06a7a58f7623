package io.marquee.dashboard.genres;

import java.util.List;
import java.util.Map;

/// What the titles of a scored run that pass a filter look like.
///
/// @param runId the run
/// @param modelVersion the model that scored
/// @param actuals which verdicts `actual` figures are of
/// @param verdicts how many of the titles have a rating by their audience
/// @param unlearnt how many of these the model has not learnt from
/// @param total of all titles that pass the filter
/// @param slices by dimension, a complete map. Each is of the titles that pass the filter without
///   what it says of the dimension itself, so that what else there is to choose stays in sight
/// @param pairs of the most frequent genres, more frequent ones first
public record GenreAnalysis(
        String runId,
        String modelVersion,
        Actuals actuals,
        long verdicts,
        long unlearnt,
        Tally total,
        Map<Dimension, List<Slice>> slices,
        List<GenrePair> pairs) {

    /// The slices by one dimension.
    public List<Slice> by(Dimension dimension) {
        return slices.getOrDefault(dimension, List.of());
    }
}
