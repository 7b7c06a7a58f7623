package io.marquee.dashboard.title;

import io.marquee.explanation.Explanation;
import io.marquee.feature.Unfamiliar;
import io.marquee.scoring.Prediction;
import java.util.List;

/// What a model says of a title.
///
/// @param modelVersion which model
/// @param explanation of the rating, with every reason that can be told
/// @param unfamiliar in which respects the title is unlike anything that the model has seen
public record Verdict(
        String modelVersion,
        Prediction prediction,
        Explanation explanation,
        List<Unfamiliar> unfamiliar) {

    public Verdict {
        unfamiliar = List.copyOf(unfamiliar);
    }
}
