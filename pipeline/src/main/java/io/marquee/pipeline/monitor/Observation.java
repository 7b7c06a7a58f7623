package io.marquee.pipeline.monitor;

import io.marquee.catalog.Title;
import io.marquee.label.Label;
import org.jspecify.annotations.Nullable;

/// What is known of one title at one time. Any part may be missing: facts and answers may come from
/// different files, and are counted apart.
///
/// @param window when its window begins, in seconds since 1970; [#EVER] if time does not matter
/// @param titleId the catalog's id; empty if it is not known
/// @param eventId of the invocation, with `/` and the title's number from 0 if it had several;
///   empty if there was none
/// @param title its facts; null if they are not known
/// @param answer what the model said; null if it is not known
/// @param unanswered whether the model is yet to be asked
/// @param learnt whether the model has learnt from this very title, so that what it says of it is
///   no measure of what it says of others
/// @param label what its audience said
public record Observation(
        long window,
        String titleId,
        String eventId,
        @Nullable Title title,
        @Nullable Answer answer,
        boolean unanswered,
        boolean learnt,
        Label label) {

    /// The window of all that has no time.
    public static final long EVER = Long.MIN_VALUE;

    /// A prediction.
    ///
    /// @param rating 1 to 5
    /// @param likeProbability 0 to 1
    public record Answer(double rating, double likeProbability) {}

    /// This with another label, unless there is none.
    Observation with(Label other) {
        return other.isMissing()
                ? this
                : new Observation(
                        window, titleId, eventId, title, answer, unanswered, learnt, other);
    }
}
