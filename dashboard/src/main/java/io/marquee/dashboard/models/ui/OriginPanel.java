package io.marquee.dashboard.models.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.registry.Provenance;
import java.util.List;
import java.util.Locale;

/// What a model was made of, and how to make it again.
final class OriginPanel extends Div {

    OriginPanel(String version, Provenance origin) {
        addClassName("page-content");
        PlainTable inputs = new PlainTable("Inputs", "File", "For", "Bytes", "SHA-256");
        for (Provenance.Source source : origin.data()) {
            Provenance.Role role = source.role();
            Span digest = new Span(source.sha256());
            digest.addClassName("breaks-anywhere");
            Span path = new Span(source.path());
            path.addClassName("breaks-anywhere");
            inputs.row(
                    List.of(
                            path,
                            new Span(role == null ? "–" : role.name().toLowerCase(Locale.ROOT)),
                            new Span(Words.count(source.bytes())),
                            digest));
        }
        PlainTable options = new PlainTable("Options", "Option", "Value");
        origin.options().forEach((name, value) -> options.row(name, value.isEmpty() ? "–" : value));
        PlainTable software = new PlainTable("Software", "Name", "Version");
        software.row("Marquee", origin.software().code())
                .row("Java", origin.software().java())
                .row("Operating system", origin.software().os());
        origin.software().libraries().forEach(software::row);
        PlainTable counts = new PlainTable("Counts", "What was counted", "Number");
        origin.counts().forEach((name, count) -> counts.row(name, Words.count(count)));
        Paragraph run =
                new Paragraph(
                        new Span("Made by the run "),
                        new Anchor("runs/" + origin.runId(), origin.runId()),
                        new Span(", all randomness of it from the seed " + origin.seed() + "."));
        add(
                Sections.of("Run", run),
                Sections.of("Inputs", inputs),
                Sections.sideBySide(
                        Sections.of("Options", options),
                        new Div(Sections.of("Software", software), Sections.of("Counts", counts))),
                Sections.of(
                        "How to make it again",
                        new Paragraph(
                                new Code("./marquee models verify " + version),
                                new Span(
                                        " trains it once more from these inputs and options and compares the files byte by byte."))));
    }
}
