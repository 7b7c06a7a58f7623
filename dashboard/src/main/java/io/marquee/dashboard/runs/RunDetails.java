package io.marquee.dashboard.runs;

import io.marquee.registry.RunEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All there is to know of one run.
///
/// @param options as recorded by the run, or as given where it has recorded none
/// @param stages in the order of their start
/// @param counts named counts of rows; empty until they are known
/// @param notes what it found worth telling, oldest first
/// @param launch null if this dashboard did not start it; then there is no log here either
/// @param log the end of what its process said; null if that went elsewhere
/// @param cluster the Flink cluster that it was sent to; null if to none
/// @param madePredictions whether its predictions are there
/// @param speaking whether its process is there still: a run is on record as ended a moment before
///   its process has said its last word
public record RunDetails(
        RunEntry entry,
        Map<String, String> options,
        List<StageProgress> stages,
        Map<String, Long> counts,
        List<RunEvent> notes,
        @Nullable Launch launch,
        @Nullable String log,
        @Nullable String cluster,
        boolean madePredictions,
        boolean speaking) {

    /// Whether nothing will come after this.
    public boolean isOver() {
        return entry.state().isEnd() && !speaking;
    }

    /// Whether it can be stopped from here.
    public boolean canCancel() {
        return launch != null && !entry.state().isEnd();
    }

    /// Whether it can be started once more from here.
    public boolean canRetry() {
        return launch != null && entry.state().isEnd();
    }
}
