package io.marquee.dashboard.quality.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.marquee.UserError;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.quality.CatalogProfile;
import io.marquee.dashboard.quality.CatalogProfile.Distribution;
import io.marquee.dashboard.quality.CatalogProfiles;
import io.marquee.dashboard.quality.Codes;
import io.marquee.dashboard.quality.QualityCharts;
import io.marquee.dashboard.quality.QualityReport;
import io.marquee.dashboard.quality.QualityService;
import io.marquee.dashboard.quality.Rejects;
import io.marquee.dashboard.quality.RowCounts;
import io.marquee.dashboard.quality.TrendPoint;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a run found in its catalog, and how to mend it.
@Route("quality")
@PageTitle("Data quality · Marquee")
@Menu(title = "Data quality", order = 5, icon = "vaadin:clipboard-check")
@RolesAllowed(Roles.VIEWER)
final class QualityView extends Main implements BeforeEnterObserver {

    private static final String RUN = "run";
    private static final Set<String> LONG_NAMES = Set.of("Genres", "Countries");

    private final transient QualityService quality;
    private final transient CatalogProfiles profiles;
    private final transient Rejects rejects;
    private final Div choices = new Div();
    private final Div content = new Div();

    QualityView(QualityService quality, CatalogProfiles profiles, Rejects rejects) {
        this.quality = quality;
        this.profiles = profiles;
        this.rejects = rejects;
        addClassName("page");
        content.addClassName("page-content");
        choices.addClassName("header-actions");
        Header header = new Header(new H1("Data quality"), choices);
        header.addClassName("page-header");
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        content.removeAll();
        choices.removeAll();
        QueryParameters query = event.getLocation().getQueryParameters();
        try {
            List<TrendPoint> trend = quality.trend();
            if (trend.isEmpty()) {
                content.add(
                        new Notice(
                                "Nothing read yet",
                                "No run has read a catalog so far. Score or train, and what it found in its rows will be told here:",
                                "./marquee demo"));
                return;
            }
            String run = query.getSingleParameter(RUN).orElse(trend.getFirst().runId());
            choices.add(choice(trend, run));
            show(quality.report(run), trend, query);
        } catch (UserError e) {
            content.add(new Notice("The quality of the data cannot be told", e.getMessage()));
        }
    }

    private static Select<TrendPoint> choice(List<TrendPoint> trend, String run) {
        Select<TrendPoint> choice = new Select<>();
        choice.setLabel("Run");
        choice.setWidth("16rem");
        choice.setItems(trend);
        choice.setItemLabelGenerator(
                point -> point.command() + ", " + Words.time(point.startedAt()));
        trend.stream()
                .filter(point -> point.runId().equals(run))
                .findFirst()
                .ifPresent(choice::setValue);
        choice.addValueChangeListener(change ->
                UI.getCurrent()
                        .navigate(
                                QualityView.class,
                                QueryParameters.simple(Map.of(RUN, change.getValue().runId()))));
        return choice;
    }

    private void show(QualityReport report, List<TrendPoint> trend, QueryParameters query) {
        content.add(section("Rows", rows(report.rows())));
        content.add(section("Rejected, by reason", rejectReasons(report)));
        try {
            content.add(section("Rejected rows", new RejectsPanel(report.runId(), rejects, query)));
            CatalogProfile profile = profiles.of(report.runId());
            content.add(section("Repairs", repairs(report, profile)));
            content.add(section("Missing values", new Chart(QualityCharts.missing(profile))));
            content.add(section("What the titles look like", distributions(profile)));
        } catch (UserError e) {
            content.add(section("Repairs", repairs(report)));
            content.add(new Notice("The rows themselves are not there", e.getMessage()));
        }
        content.add(section("Over time", new Chart(QualityCharts.trend(trend))));
    }

    private static Component rows(RowCounts rows) {
        PlainTable table =
                new PlainTable("What became of the rows", "What became of them", "Rows", "Share")
                        .row(row("accepted", rows.accepted(), rows))
                        .row(row("merged into another", rows.merged(), rows))
                        .row(row("rejected", rows.rejected(), rows))
                        .row(row("read", rows.read(), rows));
        return new Div(
                table,
                new Paragraph(
                        rows.unaccounted() == 0
                                ? "It adds up: every row that was read was accepted, merged or rejected."
                                : "It does not add up: of %,d rows nobody can say what became."
                                        .formatted(rows.unaccounted())));
    }

    private static String[] row(String what, long count, RowCounts rows) {
        return new String[] {
            what,
            Words.count(count),
            Words.percent(rows.read() == 0 ? Double.NaN : (double) count / rows.read())
        };
    }

    private static Component rejectReasons(QualityReport report) {
        if (report.rejects().isEmpty()) {
            return new Paragraph("No row was rejected.");
        }
        PlainTable table = new PlainTable("Rejected rows by reason", "Reason", "Of the", "Rows");
        report.rejects()
                .forEach(reject ->
                        table.row(
                                Codes.words(reject.reason()),
                                reject.table().equals("rows") ? "catalog" : reject.table(),
                                Words.count(reject.count())));
        return table;
    }

    private static Component repairs(QualityReport report) {
        if (report.repairs().isEmpty()) {
            return new Paragraph("Nothing had to be repaired.");
        }
        PlainTable table = new PlainTable("Repairs by rule", "What was mended", "Cells");
        report.repairs()
                .forEach(repair ->
                        table.row(Codes.rule(repair.rule()), Words.count(repair.count())));
        return table;
    }

    private static Component repairs(QualityReport report, CatalogProfile profile) {
        if (profile.mended().isEmpty()) {
            return repairs(report);
        }
        PlainTable byColumn =
                new PlainTable("Repairs by rule and column", "What was mended", "Column", "Cells");
        profile.mended()
                .forEach(mended ->
                        byColumn.row(
                                Codes.rule(mended.rule()),
                                mended.column(),
                                Words.count(mended.count())));
        return sideBySide(repairs(report), byColumn);
    }

    private static Component distributions(CatalogProfile profile) {
        Div charts = sideBySide();
        for (Distribution distribution : profile.distributions()) {
            if (!distribution.bars().isEmpty()) {
                charts.add(
                        new Chart(
                                QualityCharts.distribution(
                                        distribution, LONG_NAMES.contains(distribution.name()))));
            }
        }
        return charts;
    }

    private static Div sideBySide(Component... components) {
        Div row = new Div(components);
        row.addClassName("side-by-side");
        return row;
    }

    private static Section section(String name, Component content) {
        Section section = new Section(new H2(name), content);
        section.setAriaLabel(name);
        return section;
    }
}
