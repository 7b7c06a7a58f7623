package io.marquee.dashboard.title;

import io.marquee.explanation.ComparableTitle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What there is to tell of one title.
public sealed interface TitlePage {

    /// Nothing has been scored in this workspace yet.
    record NothingScored() implements TitlePage {}

    /// The run did not score any such title.
    record Unknown(String runId) implements TitlePage {}

    /// The title.
    ///
    /// @param verdict what the model that scored it says of it now; null if that model can no
    ///   longer be opened
    /// @param noVerdict why there is no verdict, in a sentence; empty if there is one
    /// @param comparable known titles that the model takes for much the same
    /// @param history what the newest runs predicted of it, this one among them if it is one of
    ///   them, newest first
    record Found(
            ScoredTitle scored,
            @Nullable Verdict verdict,
            String noVerdict,
            List<ComparableTitle> comparable,
            List<PastPrediction> history)
            implements TitlePage {

        public Found {
            comparable = List.copyOf(comparable);
            history = List.copyOf(history);
        }
    }
}
