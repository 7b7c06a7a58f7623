package io.marquee.dashboard.whatif;

import io.marquee.catalog.CleanRow;
import io.marquee.catalog.Reject;
import io.marquee.dashboard.title.OpenModel;
import org.springframework.stereotype.Service;

/// Asks a model about titles that do not exist, the way that every title is asked about: cleaned,
/// made a vector of, scored and explained.
@Service
public class WhatIf {

    /// What the model says of a title as typed.
    public Answer ask(OpenModel model, RawTitle typed) {
        return switch (typed.clean()) {
            case CleanRow.Accepted(var title) -> new Answer.Judged(title, model.judge(title));
            case CleanRow.Rejected(var reject) -> new Answer.Incomplete(sentence(reject));
        };
    }

    static String sentence(Reject reject) {
        return switch (reject.reason()) {
            case MISSING_TITLE -> "Give it a name.";
            case MISSING_KIND, UNKNOWN_KIND -> "Say whether it is a film or a series.";
            case MISSING_RELEASE_YEAR -> "Give the year of its release.";
            case IMPOSSIBLE_RELEASE_YEAR ->
                    "'%s' is no year of release: %s.".formatted(reject.value(), reject.detail());
            default -> reject.detail();
        };
    }
}
