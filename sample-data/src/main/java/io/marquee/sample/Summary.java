package io.marquee.sample;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The truth as a table for people.
final class Summary {

    private final StringBuilder text = new StringBuilder();

    private Summary() {}

    static String of(Truth truth, Path output) {
        return new Summary().lines(truth, output);
    }

    private String lines(Truth truth, Path output) {
        count("rows in the catalog", truth.rows());
        count("  of which a cleaner must reject", truth.rejects());
        counts(truth.dirt());
        Truth.Events events = truth.events();
        count("lines of engagement", events.lines());
        count("  of which repeat an event", events.repeated());
        count("  of which are bad", events.bad());
        counts(events.badByReason());
        Truth.CeilingFigures ceiling = truth.ceiling();
        if (ceiling == null) {
            text.append(
                    "Too few titles have five ratings to tell how well labels can be foretold.\n");
        } else {
            count("labelled titles", ceiling.labelledTitles());
            figure("  mean label", ceiling.labelMean());
            figure("  variance of the label", ceiling.labelVariance());
            figure("  share liked", ceiling.likedShare());
            text.append("best reachable from metadata\n");
            figure("  R2 of the rating", ceiling.r2());
            figure("  ROC AUC of liked", ceiling.auc());
            text.append("best reachable learning people from ratings\n");
            figure("  R2 of the rating", ceiling.r2Learnable());
            figure("  ROC AUC of liked", ceiling.aucLearnable());
            text.append("best reachable without knowing people\n");
            figure("  R2 of the rating", ceiling.r2WithoutPeople());
            figure("  ROC AUC of liked", ceiling.aucWithoutPeople());
        }
        return text.append("written to ").append(output).toString();
    }

    private void counts(Map<String, Long> counts) {
        counts.forEach((name, count) -> count("    " + name.replace('_', ' '), count));
    }

    private void count(String name, long count) {
        text.append("%-38s %,12d%n".formatted(name, count));
    }

    private void figure(String name, @Nullable Double figure) {
        String shown = figure == null ? "-" : String.format(Locale.ROOT, "%.3f", figure);
        text.append("%-38s %12s%n".formatted(name, shown));
    }
}
