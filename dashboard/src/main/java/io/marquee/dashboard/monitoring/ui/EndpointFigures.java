package io.marquee.dashboard.monitoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.monitoring.EndpointCharts;
import io.marquee.dashboard.monitoring.EndpointState;
import io.marquee.dashboard.monitoring.EndpointState.Alarm;
import io.marquee.dashboard.monitoring.EndpointState.Figures;
import io.marquee.dashboard.monitoring.EndpointState.Variant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What was measured of an endpoint: variant by variant, and what its alarms make of it.
final class EndpointFigures {

    private EndpointFigures() {}

    static List<Component> of(EndpointState state) {
        List<Component> parts = new ArrayList<>();
        parts.add(variants(state));
        if (state.unmeasured() != null) {
            parts.add(new Notice("Figures and alarms cannot be told", state.unmeasured()));
            return parts;
        }
        for (Variant variant : state.variants()) {
            parts.add(charts(variant, state));
        }
        parts.add(alarms(state.alarms()));
        return parts;
    }

    private static Component variants(EndpointState state) {
        PlainTable table =
                new PlainTable(
                        "Variants of " + state.name(),
                        "Variant",
                        "Instances",
                        "Weight",
                        "Requests",
                        "Errors",
                        "Newest figures",
                        "Their p50, ms",
                        "p95, ms",
                        "p99, ms");
        boolean measured = state.unmeasured() == null;
        for (Variant variant : state.variants()) {
            Figures figures = variant.figures();
            Instant newest = figures.newest();
            table.row(
                    variant.shadow() ? variant.name() + " (shadow)" : variant.name(),
                    Words.count((long) variant.instances()),
                    Words.rating(variant.weight()),
                    Words.count(measured ? figures.requests() : null),
                    Words.count(measured ? figures.failures() : null),
                    newest == null ? "–" : Words.time(newest),
                    Words.rating(Figures.last(figures.p50())),
                    Words.rating(Figures.last(figures.p95())),
                    Words.rating(Figures.last(figures.p99())));
        }
        return table;
    }

    private static Component charts(Variant variant, EndpointState state) {
        return variant.figures().invocations().isEmpty()
                ? new Paragraph("%s had no request.".formatted(variant.name()))
                : Sections.sideBySide(
                        new Chart(EndpointCharts.latency(variant.figures(), state.asOf())),
                        new Chart(EndpointCharts.requests(variant.figures(), state.asOf())));
    }

    private static Component alarms(List<Alarm> alarms) {
        if (alarms.isEmpty()) {
            return new Paragraph("No alarm watches over it.");
        }
        PlainTable table = new PlainTable("Alarms", "Alarm", "Since", "How it stands");
        for (Alarm alarm : alarms) {
            Badge badge = new Badge(alarm.ringing() ? "alarm" : "no alarm");
            badge.addThemeVariants(alarm.ringing() ? BadgeVariant.ERROR : BadgeVariant.SUCCESS);
            table.row(
                    List.of(
                            new Span(alarm.name()),
                            new Span(Words.time(alarm.since())),
                            new Span(badge, new Span(" " + alarm.words()))));
        }
        return table;
    }
}
