package io.marquee.dashboard.overview;

import io.marquee.dashboard.models.Figure;
import io.marquee.dashboard.models.ModelSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The champion beside naive answers and beside the champion before it.
///
/// @param previous the champion before it; null if there was none, or it is gone
/// @param headlines its main figures; empty where it was not evaluated in a way that is read
public record Standing(
        ModelSummary model, @Nullable ModelSummary previous, List<Headline> headlines) {

    /// A main figure.
    ///
    /// @param previous the same figure of the champion before it, on that one's own test titles;
    ///   NaN if unknown
    public record Headline(Figure figure, double previous) {}

    public Standing {
        headlines = List.copyOf(headlines);
    }
}
