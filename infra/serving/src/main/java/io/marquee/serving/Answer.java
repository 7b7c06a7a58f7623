package io.marquee.serving;

import io.marquee.catalog.Reject;
import io.marquee.explanation.Reason;
import io.marquee.scoring.Prediction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of one title of a request.
sealed interface Answer {

    /// The catalog's id of the title; null where it has none.
    @Nullable String titleId();

    /// The model's answer.
    ///
    /// @param reasons as many as were asked for, strongest first
    /// @param unfamiliar in which respects the title is unlike anything that the model has seen
    record Predicted(
            String titleId, Prediction prediction, List<Reason> reasons, List<String> unfamiliar)
            implements Answer {}

    /// It is no title.
    ///
    /// @param field at fault; null if it is the row as a whole
    record Rejected(
            @Nullable String titleId, Reject.Reason reason, @Nullable String field, String detail)
            implements Answer {}
}
