package io.marquee.sample;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the generator knows of its own output: the shape of `truth.json`.
///
/// @param seed what everything follows from
/// @param titlesPerFile null: all in one file
/// @param rows rows of the catalog, headers aside
/// @param rejects rows that a cleaner has to reject
/// @param dirt rows by what is wrong with them; rejected rows count under their reason alone
/// @param events counts of the events file
/// @param ceiling null if too few titles have a label to tell
record Truth(
        int formatVersion,
        long seed,
        double eventsPerTitle,
        @Nullable Integer titlesPerFile,
        int rows,
        long rejects,
        Map<String, Long> dirt,
        Events events,
        @Nullable CeilingFigures ceiling) {

    /// @param lines all lines, headers aside
    /// @param repeated lines that repeat an event id
    /// @param bad lines that no reader can count
    /// @param badByReason the same by what is wrong
    /// @param ofRejectedTitles good or bad, events of titles whose row is rejected; repeats not
    ///   counted
    record Events(
            long lines,
            long repeated,
            long bad,
            Map<String, Long> badByReason,
            long ofRejectedTitles) {}

    /// The best that can be reached from metadata, to four decimals.
    ///
    /// @param labelledTitles titles with at least five ratings
    /// @param r2 knowing how good every person is
    /// @param auc knowing how good every person is; null if all titles are liked or none
    /// @param r2Learnable knowing of people what the ratings of other titles tell
    /// @param aucLearnable the same; null if all titles are liked or none
    /// @param r2WithoutPeople knowing nothing of people
    /// @param aucWithoutPeople knowing nothing of people; null if all titles are liked or none
    record CeilingFigures(
            long labelledTitles,
            int measuredTitles,
            double labelMean,
            double labelVariance,
            double likedShare,
            double r2,
            @Nullable Double auc,
            double r2Learnable,
            @Nullable Double aucLearnable,
            double r2WithoutPeople,
            @Nullable Double aucWithoutPeople) {

        static CeilingFigures of(Ceiling.Figures figures) {
            return new CeilingFigures(
                    figures.labelled(),
                    figures.measured(),
                    rounded(figures.labelMean()),
                    rounded(figures.labelVariance()),
                    rounded(figures.likedShare()),
                    rounded(figures.metadata().r2()),
                    figures.metadata().auc().map(CeilingFigures::rounded).orElse(null),
                    rounded(figures.learnable().r2()),
                    figures.learnable().auc().map(CeilingFigures::rounded).orElse(null),
                    rounded(figures.withoutPeople().r2()),
                    figures.withoutPeople().auc().map(CeilingFigures::rounded).orElse(null));
        }

        private static double rounded(double figure) {
            return Math.round(figure * 1e4) / 1e4;
        }
    }
}
