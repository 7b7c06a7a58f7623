package io.marquee.dashboard.title.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.marquee.UserError;
import io.marquee.catalog.Length;
import io.marquee.catalog.Maturity;
import io.marquee.catalog.Title;
import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.title.RatingPicture;
import io.marquee.dashboard.title.ScoredTitle;
import io.marquee.dashboard.title.TitleAddress;
import io.marquee.dashboard.title.TitlePage;
import io.marquee.dashboard.title.TitlePages;
import io.marquee.dashboard.title.Verdict;
import io.marquee.dashboard.title.Waterfall;
import io.marquee.scoring.Prediction;
import jakarta.annotation.security.RolesAllowed;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One title: what is predicted, why, and what is known besides.
@Route("titles/:id?")
@RolesAllowed(Roles.VIEWER)
final class TitleView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    /// Beyond these, reasons move the rating by hundredths.
    private static final int MOST_REASONS = 12;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final transient TitlePages pages;
    private final transient DashboardConfig config;
    private final transient List<TitlePart> parts;
    private String name = "Title";

    TitleView(TitlePages pages, DashboardConfig config, List<TitlePart> parts) {
        this.parts = parts;
        this.config = config;
        this.pages = pages;
        addClassName("page");
    }

    @Override
    public String getPageTitle() {
        return name + " · Marquee";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Map<String, List<String>> query = event.getLocation().getQueryParameters().getParameters();
        String id =
                event.getRouteParameters()
                        .get("id")
                        .or(() -> first(query, TitleAddress.ID))
                        .orElse("");
        Optional<String> run = first(query, TitleAddress.RUN);
        try {
            switch (pages.read(id, run)) {
                case TitlePage.NothingScored() -> add(NothingScored.in(config));
                case TitlePage.Unknown(var runId) ->
                        event.rerouteToError(
                                new UnknownTitleException(
                                        "The run %s scored no title with the id '%s'. It may have left the catalog."
                                                .formatted(runId, id)),
                                "");
                case TitlePage.Found found -> show(found, run);
            }
        } catch (UserError e) {
            add(new Notice("This title cannot be shown", e.getMessage()));
        }
    }

    private void show(TitlePage.Found page, Optional<String> run) {
        ScoredTitle scored = page.scored();
        Title title = scored.title();
        name = title.name();
        Span facts = new Span(String.join(" · ", inShort(title)));
        facts.addClassName("muted");
        Header header =
                new Header(
                        new Div(new H1(title.name()), facts),
                        new Anchor(TitleAddress.whatIf(title.id(), run), "Try changes"));
        header.addClassName("page-header");
        Div content = new Div(prediction(scored));
        content.addClassName("page-content");
        content.add(why(page));
        if (!page.comparable().isEmpty()) {
            content.add(
                    Parts.section(
                            "Comparable titles",
                            new Paragraph(
                                    "Titles that the model takes for much the same, and how their"
                                            + " audiences did take to them."),
                            new ComparableGrid(page.comparable(), run)));
        }
        content.add(engagement(scored.engagement()));
        parts.forEach(part -> part.of(title.id()).ifPresent(content::add));
        content.add(Parts.section("Predictions over time", new HistoryGrid(page.history())));
        content.add(facts(scored));
        add(header, content);
    }

    private static Section prediction(ScoredTitle scored) {
        Prediction prediction = scored.prediction().prediction();
        ScoredTitle.Outcome outcome = scored.outcome();
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("Predicted rating", Words.rating(prediction.rating()));
        figures.put(
                "Four in five between",
                Words.rating(prediction.interval().low())
                        + " – "
                        + Words.rating(prediction.interval().high()));
        figures.put("Like probability", Words.percent(prediction.likeProbability()));
        Map<String, Double> actual = new LinkedHashMap<>();
        Double rating = outcome.rating();
        if (rating != null) {
            figures.put("Actual rating", Words.rating(rating));
            actual.put("actual", rating);
        }
        Chart picture = new Chart(RatingPicture.of(Map.of("predicted", prediction), actual));
        picture.addClassName("low");
        Div verdict =
                new Div(
                        new Badge(
                                prediction.liked()
                                        ? "predicted to be liked"
                                        : "predicted not to be liked"));
        verdict.addClassName("badges");
        if (outcome.liked() != null) {
            verdict.add(new Badge(outcome.liked() ? "users liked it" : "users did not like it"));
        }
        if (outcome.split() != null) {
            verdict.add(
                    new Badge(
                            outcome.split().equals("TRAIN")
                                    ? "the model learnt from it"
                                    : "held back from the model"));
        }
        Section section = Parts.section("Prediction", verdict, Parts.figures(figures), picture);
        if (!scored.unfamiliar().isEmpty()) {
            section.add(
                    new Paragraph("Unlike anything the model has seen, so take this for a guess:"),
                    list(scored.unfamiliar()));
        }
        return section;
    }

    private static Section why(TitlePage.Found page) {
        Verdict verdict = page.verdict();
        if (verdict == null) {
            return Parts.section("Why", new Paragraph("Nobody can tell: " + page.noVerdict()));
        }
        Section section =
                Parts.section(
                        "Why",
                        new Chart(
                                Waterfall.of(verdict.explanation(), MOST_REASONS)
                                        .spec("What makes the rating")));
        double published = page.scored().prediction().prediction().rating();
        if (Math.abs(verdict.explanation().margin() - published) > 0.005) {
            section.add(
                    new Paragraph(
                            "The reasons add up to %s; no rating is lower than 1 or higher than 5."
                                    .formatted(Words.rating(verdict.explanation().margin()))));
        }
        return section;
    }

    private static Section engagement(ScoredTitle.Engagement engagement) {
        if (engagement.isEmpty()) {
            return Parts.section(
                    "Engagement", new Paragraph("Nothing is known of what users did with it."));
        }
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("Ratings", Words.count(engagement.ratings()));
        figures.put("Likes", Words.count(engagement.likes()));
        figures.put("Dislikes", Words.count(engagement.dislikes()));
        figures.put("Plays", Words.count(engagement.plays()));
        figures.put("Finishes", Words.count(engagement.finishes()));
        return Parts.section("Engagement", Parts.figures(figures));
    }

    private static Section facts(ScoredTitle scored) {
        Title title = scored.title();
        Map<String, Component> facts = new LinkedHashMap<>();
        if (!title.genres().isEmpty()) {
            Span genres = new Span();
            genres.addClassName("links");
            title.genres()
                    .forEach(genre -> genres.add(new Anchor(TitleAddress.genre(genre), genre)));
            facts.put("Genres", genres);
        }
        put(facts, "Countries", String.join(", ", title.countries()));
        put(facts, "Directors", String.join(", ", title.directors()));
        put(facts, "Cast", String.join(", ", title.cast()));
        put(facts, "Added", title.added() == null ? "" : DAY.format(title.added()));
        put(facts, "Description", title.description());
        put(facts, "Id", title.id());
        put(facts, "Scored", Words.time(scored.prediction().scoredAt()));
        put(facts, "Model", scored.prediction().modelVersion());
        Section section = Parts.section("Facts", Parts.facts(facts));
        if (!scored.repairs().isEmpty()) {
            section.add(new Paragraph("Mended when it was read:"), list(scored.repairs()));
        }
        return section;
    }

    private static void put(Map<String, Component> facts, String name, String text) {
        if (!text.isEmpty()) {
            facts.put(name, new Span(text));
        }
    }

    private static List<String> inShort(Title title) {
        List<String> facts = new ArrayList<>();
        facts.add(PredictionGrid.kind(title.kind()));
        facts.add(String.valueOf(title.releaseYear()));
        switch (title.length()) {
            case null -> {}
            case Length.Minutes(int count) -> facts.add(count + " minutes");
            case Length.Seasons(int count) ->
                    facts.add(count == 1 ? "1 season" : count + " seasons");
        }
        Maturity maturity = title.maturity();
        if (maturity != null) {
            facts.add(maturity.code());
        }
        return facts;
    }

    private static UnorderedList list(List<String> lines) {
        return new UnorderedList(lines.stream().map(ListItem::new).toArray(ListItem[]::new));
    }

    private static Optional<String> first(Map<String, List<String>> query, String name) {
        return Optional.ofNullable(query.get(name)).flatMap(values -> values.stream().findFirst());
    }
}
