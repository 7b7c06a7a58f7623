package io.marquee.dashboard.monitoring.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.Command;
import io.marquee.UserError;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.monitoring.EndpointCharts;
import io.marquee.dashboard.monitoring.EndpointReader;
import io.marquee.dashboard.monitoring.EndpointState;
import io.marquee.dashboard.monitoring.EndpointState.Alarm;
import io.marquee.dashboard.monitoring.EndpointState.Point;
import io.marquee.dashboard.monitoring.EndpointState.Variant;
import java.util.List;

/// One endpoint, asked for while the page is already there: the answer comes from afar.
final class EndpointPanel extends Div {

    private final transient EndpointReader reader;
    private final String name;
    private boolean asked;

    EndpointPanel(EndpointReader reader, String name) {
        this.reader = reader;
        this.name = name;
        addClassName("page-content");
        getElement().setAttribute("aria-live", "polite");
        add(new Paragraph("%s: CloudWatch is being asked.".formatted(name)));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (!asked) {
            asked = true;
            UI ui = event.getUI();
            Thread.ofVirtual().name("endpoint").start(() -> ask(ui));
        }
    }

    private void ask(UI ui) {
        try {
            EndpointState state = reader.read(name);
            tell(ui, () -> show(state));
        } catch (UserError e) {
            tell(ui, () -> fail(e.getMessage()));
        }
    }

    /// Unless the page has been left meanwhile.
    private static void tell(UI ui, Command what) {
        ui.accessLater(what::execute, () -> {}).run();
    }

    private void fail(String reason) {
        removeAll();
        add(new Notice("How %s does cannot be told".formatted(name), reason));
    }

    void show(EndpointState state) {
        removeAll();
        Badge status = new Badge(state.status());
        status.addThemeVariants(
                state.status().equals("in service") ? BadgeVariant.SUCCESS : BadgeVariant.WARNING);
        Div heading = new Div(new H3(state.name()), status);
        heading.addClassName("with-badge");
        add(
                heading,
                new Paragraph(
                        "From SageMaker and CloudWatch, asked %s: the last 24 hours."
                                .formatted(Words.time(state.asOf()))));
        if (state.trouble() != null) {
            add(new Notice("What went wrong last", state.trouble()));
        }
        add(variants(state));
        for (Variant variant : state.variants()) {
            add(charts(variant, state));
        }
        add(alarms(state.alarms()));
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
                        "Latest p50, ms",
                        "p95",
                        "p99");
        for (Variant variant : state.variants()) {
            table.row(
                    variant.shadow() ? variant.name() + " (shadow)" : variant.name(),
                    Words.count((long) variant.instances()),
                    Words.rating(variant.weight()),
                    Words.count(sum(variant.figures().invocations())),
                    Words.count(sum(variant.figures().errors())),
                    latest(variant.figures().p50()),
                    latest(variant.figures().p95()),
                    latest(variant.figures().p99()));
        }
        return table;
    }

    private static long sum(List<Point> points) {
        return Math.round(points.stream().mapToDouble(Point::value).sum());
    }

    private static String latest(List<Point> points) {
        return Words.rating(points.isEmpty() ? Double.NaN : points.getLast().value());
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
