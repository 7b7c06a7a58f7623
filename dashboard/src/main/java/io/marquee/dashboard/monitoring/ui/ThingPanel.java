package io.marquee.dashboard.monitoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.monitoring.DriftCharts;
import io.marquee.dashboard.monitoring.DriftWords;
import io.marquee.drift.DriftCheck;
import io.marquee.drift.DriftStatus;
import io.marquee.drift.FeatureDrift;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that is watched: how it is spread now and was at training, and what was checked.
final class ThingPanel extends Section {

    private static final double LEAST_CHANCE = 0.001;

    ThingPanel(FeatureDrift thing) {
        String name = DriftWords.name(thing);
        H2 title = new H2(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        Div heading = new Div(title, new VerdictBadge(thing.status()));
        heading.addClassName("with-badge");
        setAriaLabel(title.getText());
        Chart chart = new Chart(DriftCharts.distribution(thing));
        if (DriftCharts.isWordy(thing)) {
            chart.addClassName("tall");
        }
        add(heading, Sections.sideBySide(chart, new Div(checks(thing), summary(thing))));
    }

    private static Component checks(FeatureDrift thing) {
        if (thing.status() == DriftStatus.NOT_ENOUGH_DATA) {
            return new Paragraph(
                    "There is not enough data: %s titles are too few to test."
                            .formatted(Words.count(thing.titles())));
        }
        PlainTable table =
                new PlainTable(
                        "Checks of " + DriftWords.name(thing),
                        "Check",
                        "Size",
                        "From",
                        "p",
                        "Found");
        for (DriftCheck check : thing.checks()) {
            table.row(
                    List.of(
                            new Span(DriftWords.kind(check.kind())),
                            new Span(Words.figure(check.effect())),
                            new Span(Words.figure(check.threshold())),
                            new Span(chance(check.adjusted())),
                            new VerdictBadge(
                                    check.drifted() ? DriftStatus.DRIFTED : DriftStatus.OK)));
        }
        return new Div(
                table,
                new Paragraph(
                        "A difference is drift if it has at least the size in “from” and is no chance; p is corrected for all that was looked at."));
    }

    /// A p-value is never nought.
    private static String chance(double adjusted) {
        return adjusted < LEAST_CHANCE ? "< 0.001" : Words.figure(adjusted);
    }

    private static Component summary(FeatureDrift thing) {
        PlainTable table =
                new PlainTable("In figures: " + DriftWords.name(thing), "", "Now", "At training");
        table.row("titles", Words.count(thing.titles()), "");
        table.row(
                "missing",
                Words.percent(thing.missingShare()),
                Words.percent(thing.expectedMissingShare()));
        FeatureDrift.@Nullable Numbers numbers = thing.numbers();
        if (numbers == null) {
            table.row("of a new category", Words.percent(thing.unseenShare()), "");
            if (!thing.unseen().isEmpty()) {
                table.row("new categories", String.join(", ", thing.unseen()), "");
            }
        } else {
            table.row("mean", Words.figure(numbers.mean()), Words.figure(numbers.expectedMean()));
            table.row(
                    "standard deviation",
                    Words.figure(numbers.deviation()),
                    Words.figure(numbers.expectedDeviation()));
            table.row("median, about", Words.figure(numbers.median()), "");
            table.row("5 % to 95 %, about", Words.range(numbers.p05(), numbers.p95()), "");
        }
        return table;
    }
}
