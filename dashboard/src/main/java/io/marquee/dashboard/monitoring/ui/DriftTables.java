package io.marquee.dashboard.monitoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.monitoring.DriftWords;
import io.marquee.dashboard.monitoring.ui.MonitoringView.Asked;
import io.marquee.drift.DriftStatus;
import io.marquee.drift.FeatureDrift;
import io.marquee.drift.Section;
import io.marquee.drift.WindowDrift;
import java.util.List;
import java.util.stream.Stream;

/// All that was watched in a window, a table for each kind of thing.
final class DriftTables {

    private DriftTables() {}

    /// Sections, with a way to each thing.
    static List<Component> of(WindowDrift window, Asked asked) {
        return Stream.of(Section.values()).map(section -> section(section, window, asked)).toList();
    }

    private static Component section(Section section, WindowDrift window, Asked asked) {
        List<FeatureDrift> things =
                window.features().stream().filter(thing -> thing.section() == section).toList();
        return switch (section) {
            case FEATURE ->
                    Sections.of(
                            "Features, by impact",
                            new Paragraph(
                                    "What is known of the titles before release. Drift is the distance from training, 0 to 1; importance the share of what moves predicted ratings."),
                            table("Features, by impact", things, asked));
            case PREDICTION ->
                    Sections.of(
                            "Predictions",
                            things.isEmpty()
                                    ? new Paragraph("What was looked at holds no predictions.")
                                    : table("Predictions", things, asked));
            case ATTRIBUTION ->
                    Sections.of(
                            "What predictions go by",
                            things.isEmpty()
                                    ? new Paragraph("What was looked at holds no reasons.")
                                    : weights(window, things, asked));
            case LABEL ->
                    Sections.of(
                            "Labels",
                            things.isEmpty()
                                    ? new Paragraph(
                                            "Nothing is known of what audiences said since. Monitor with --labels to see whether that has drifted.")
                                    : table("Labels", things, asked));
        };
    }

    private static Component weights(WindowDrift window, List<FeatureDrift> things, Asked asked) {
        return new Div(
                new Paragraph(
                        "Contributions to the predicted rating. In order of importance they agree with training by %s (NDCG; 1 is the same order)."
                                .formatted(Words.figure(window.attributionAgreement()))),
                table("What predictions go by", things, asked));
    }

    private static PlainTable table(String name, List<FeatureDrift> things, Asked asked) {
        PlainTable table =
                new PlainTable(
                        name,
                        "What",
                        "Impact",
                        "Drift",
                        "Importance",
                        "Missing",
                        "At training",
                        "New",
                        "Found");
        for (FeatureDrift thing : things) {
            table.row(
                    List.of(
                            new Anchor(
                                    asked.with(DriftWords.id(thing)).address(),
                                    DriftWords.name(thing)),
                            new Span(Words.figure(told(thing) ? thing.rank() : Double.NaN)),
                            new Span(Words.figure(told(thing) ? thing.drift() : Double.NaN)),
                            new Span(Words.figure(thing.importance())),
                            new Span(Words.percent(thing.missingShare())),
                            new Span(Words.percent(thing.expectedMissingShare())),
                            new Span(Words.percent(unseen(thing))),
                            found(thing)));
        }
        return table;
    }

    private static boolean told(FeatureDrift thing) {
        return thing.status() != DriftStatus.NOT_ENOUGH_DATA;
    }

    /// NaN of numbers, which have no categories.
    private static double unseen(FeatureDrift thing) {
        return thing.numbers() == null ? thing.unseenShare() : Double.NaN;
    }

    private static Component found(FeatureDrift thing) {
        Span found = new Span(new VerdictBadge(thing.status()));
        if (thing.status() == DriftStatus.DRIFTED) {
            found.add(new Span(" " + DriftWords.verdict(thing)));
        }
        return found;
    }
}
