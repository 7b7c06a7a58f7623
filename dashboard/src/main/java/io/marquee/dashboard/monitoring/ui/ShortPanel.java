package io.marquee.dashboard.monitoring.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.monitoring.DriftWords;
import io.marquee.drift.DriftStatus;
import io.marquee.drift.FeatureDrift;
import io.marquee.drift.Section;
import io.marquee.drift.WindowDrift;
import java.util.List;

/// A window at a glance.
final class ShortPanel extends Div {

    ShortPanel(WindowDrift window) {
        DescriptionList figures = new DescriptionList();
        figures.addClassName("figures");
        figures.add(figure("Titles", Words.count(window.titles())));
        for (Section section : Section.values()) {
            List<FeatureDrift> things =
                    window.features().stream().filter(thing -> thing.section() == section).toList();
            if (!things.isEmpty()) {
                figures.add(figure(name(section) + " drifted", drifted(things)));
            }
        }
        if (!Double.isNaN(window.attributionAgreement())) {
            figures.add(
                    figure(
                            "Agreement of weights (NDCG)",
                            Words.figure(window.attributionAgreement())));
        }
        add(new Paragraph(DriftWords.sentence(window)), figures);
    }

    private static String name(Section section) {
        return switch (section) {
            case FEATURE -> "Features";
            case PREDICTION -> "Predictions";
            case ATTRIBUTION -> "Weights";
            case LABEL -> "Labels";
        };
    }

    private static String drifted(List<FeatureDrift> things) {
        long drifted =
                things.stream().filter(thing -> thing.status() == DriftStatus.DRIFTED).count();
        long told =
                things.stream()
                        .filter(thing -> thing.status() != DriftStatus.NOT_ENOUGH_DATA)
                        .count();
        return told == 0 ? "too few" : "%d of %d".formatted(drifted, told);
    }

    private static Div figure(String name, String value) {
        return new Div(new Term(name), new Description(value));
    }
}
