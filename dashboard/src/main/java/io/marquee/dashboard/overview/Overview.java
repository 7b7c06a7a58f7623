package io.marquee.dashboard.overview;

import io.marquee.dashboard.models.ModelSummary;
import io.marquee.dashboard.quality.TrendPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How things stood in a workspace at one moment.
public sealed interface Overview {

    /// Nothing has run yet, or there is no such folder.
    record Empty() implements Overview {}

    /// It cannot be told.
    ///
    /// @param reason what is wrong, where, and what to do, for people
    record Unreadable(String reason) implements Overview {}

    /// What there is.
    ///
    /// @param champion the model that scores now, one of `models`; null before the first promotion
    /// @param models newest first
    /// @param runs newest first
    /// @param data how the newest run that read a catalog fared with its rows; null for none
    /// @param alerts what a person should look at, the gravest first
    record Filled(
            @Nullable Standing champion,
            List<ModelSummary> models,
            List<RunSummary> runs,
            @Nullable TrendPoint data,
            List<Alert> alerts)
            implements Overview {

        public Filled {
            models = List.copyOf(models);
            runs = List.copyOf(runs);
            alerts = List.copyOf(alerts);
        }
    }
}
