package io.marquee.dashboard.models.ui;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.gate.Check;
import io.marquee.gate.Verdict;
import java.util.List;

/// What the gate said, check by check.
final class GatePanel extends Div {

    GatePanel(Verdict verdict) {
        addClassName("page-content");
        PlainTable table =
                new PlainTable(
                        "Checks of the gate", "Check", "Passed", "What was found", "Figure", "Bar");
        for (Check check : verdict.checks()) {
            table.row(
                    List.of(
                            new Span(check.name().replace('_', ' ')),
                            passed(check),
                            sentence(check),
                            new Span(Words.figure(check.figure())),
                            new Span(Words.figure(check.bar()))));
        }
        add(Sections.of("Verdict", new Paragraph(verdict.sentence()), table));
    }

    private static Span sentence(Check check) {
        Span sentence = new Span(check.sentence());
        sentence.addClassName("breaks-anywhere");
        return sentence;
    }

    private static Badge passed(Check check) {
        boolean made = !Double.isNaN(check.figure());
        Badge badge = new Badge(check.passed() ? made ? "passed" : "not made" : "failed");
        if (!check.passed()) {
            badge.addThemeVariants(BadgeVariant.ERROR);
        } else if (made) {
            badge.addThemeVariants(BadgeVariant.SUCCESS);
        }
        return badge;
    }
}
