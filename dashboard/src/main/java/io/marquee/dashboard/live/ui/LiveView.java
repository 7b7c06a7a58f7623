package io.marquee.dashboard.live.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.marquee.UserError;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.live.LiveCharts;
import io.marquee.dashboard.live.LiveCounts;
import io.marquee.dashboard.live.LiveNews;
import io.marquee.dashboard.live.LiveService;
import io.marquee.dashboard.live.LiveWatch;
import io.marquee.dashboard.runs.RunsService;
import io.marquee.dashboard.title.TitleAddress;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a stream tells, as it tells it: what trends, what users do, what was scored, and whether
/// the stream keeps up.
@Route("live")
@PageTitle("Live · Marquee")
@Menu(title = "Live", order = 5.7, icon = "vaadin:bolt")
@RolesAllowed(Roles.VIEWER)
final class LiveView extends Main implements BeforeEnterObserver {

    private static final String COMMAND =
            "./marquee stream --events='events/*.jsonl' --titles='titles/*.csv'";

    private final transient LiveService live;
    private final transient LiveWatch watch;
    private final transient InstantSource clock;

    /// Asked while a request of the user's is answered: pushes are nobody's.
    private final boolean mayStart;

    private final Div content = new Div();
    private final Div state = new Div();
    private final Div flow = new Div();
    private final Chart engagement = new Chart();
    private final Div trending = new Div();
    private final Div predictions = new Div();
    private transient LiveWatch.@Nullable Watching watching;

    LiveView(LiveService live, LiveWatch watch, RunsService runs, InstantSource clock) {
        this.live = live;
        this.watch = watch;
        this.clock = clock;
        this.mayStart = runs.mayOperate() && runs.cannotLaunch().isEmpty();
        addClassName("page");
        content.addClassName("page-content");
        state.getElement().setAttribute("aria-live", "off");
        Header header = new Header(new H1("Live"));
        header.addClassName("page-header");
        if (mayStart) {
            header.add(new Anchor("runs/new?command=stream", "Start a stream"));
        }
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(live.news());
        } catch (UserError e) {
            fail(e.getMessage());
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        watching =
                watch.watch(
                        new LiveWatch.Watcher() {
                            @Override
                            public void tell(Optional<LiveNews> news) {
                                var _ = ui.access(() -> show(news));
                            }

                            @Override
                            public void fail(String reason) {
                                var _ = ui.access(() -> LiveView.this.fail(reason));
                            }
                        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (watching != null) {
            watching.stop();
        }
    }

    private void show(Optional<LiveNews> news) {
        if (news.isEmpty()) {
            content.removeAll();
            content.add(
                    new Notice(
                            "No stream yet",
                            mayStart
                                    ? "A stream follows what users do and what the catalog gains. Start one above, or:"
                                    : "A stream follows what users do and what the catalog gains. An operator starts one under Runs, or:",
                            COMMAND));
            return;
        }
        if (state.getParent().isEmpty()) {
            content.removeAll();
            content.add(
                    state,
                    LiveParts.section("Keeping up", flow),
                    LiveParts.section("Engagement", engagement),
                    LiveParts.section("Trending now", trending),
                    LiveParts.section("Scored last", predictions));
        }
        show(news.get());
    }

    private void show(LiveNews news) {
        state.removeAll();
        state.add(standing(news));
        flow.removeAll();
        flow.add(LiveParts.figures(flow(news)));
        engagement.setVisible(!news.windows().isEmpty());
        engagement.show(LiveCharts.engagement(news));
        trending.removeAll();
        trending.add(trends(news.trending()));
        predictions.removeAll();
        predictions.add(fresh(news.predictions()));
    }

    private void fail(String reason) {
        content.removeAll();
        content.add(new Notice("What the stream tells cannot be read", reason));
    }

    private Component standing(LiveNews news) {
        Badge badge = new Badge(news.running() ? "running" : "stopped");
        badge.addThemeVariants(news.running() ? BadgeVariant.SUCCESS : BadgeVariant.WARNING);
        Instant newest = news.newestEvent();
        Span words =
                new Span(
                        newest == null
                                ? " No event has been told of yet."
                                : " The newest event told of happened %s, %s."
                                        .formatted(
                                                Words.ago(newest, clock.instant()),
                                                Words.time(newest)));
        return new Paragraph(
                badge,
                new Span(
                        (news.running() ? " since %s, by the run " : "; begun %s, by the run ")
                                .formatted(Words.time(news.since()))),
                new Anchor("runs/" + news.run(), news.run()),
                new Span("."),
                words);
    }

    private static Map<String, String> flow(LiveNews news) {
        LiveCounts counts = news.counts();
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("Records a second", Words.rate(news.perSecond()));
        figures.put("Events", Words.count(counts.read()));
        figures.put("Counted", Words.count(counts.counted()));
        figures.put("There before", Words.count(counts.duplicate()));
        figures.put("Too late", Words.count(counts.late()));
        figures.put("Unreadable", Words.count(counts.unreadable()));
        figures.put("Titles scored", Words.count(counts.scored()));
        figures.put("Titles rejected", Words.count(counts.titlesRejected()));
        return figures;
    }

    private static Component trends(List<LiveNews.Trend> trends) {
        if (trends.isEmpty()) {
            return new Paragraph("Nothing is watched more than usual, as far as there is a usual.");
        }
        PlainTable table =
                new PlainTable(
                        "Trending now",
                        "Title",
                        "Score",
                        "Now",
                        "Usually",
                        "Rating",
                        "Likes",
                        "Dislikes");
        for (LiveNews.Trend trend : trends) {
            table.row(
                    List.of(
                            title(trend.titleId(), trend.name()),
                            new Span(Words.rating(trend.score())),
                            new Span(Words.count(trend.now())),
                            new Span(Words.rating(trend.usual())),
                            new Span(Words.rating(orNaN(trend.rating()))),
                            new Span(Words.count(trend.likes())),
                            new Span(Words.count(trend.dislikes()))));
        }
        return table;
    }

    private static Component fresh(List<LiveNews.Fresh> predictions) {
        if (predictions.isEmpty()) {
            return new Paragraph("This stream has scored nothing yet.");
        }
        PlainTable table =
                new PlainTable(
                        "Scored last", "Title", "Rating", "Like probability", "Scored", "Model");
        for (LiveNews.Fresh each : predictions) {
            table.row(
                    List.of(
                            title(each.titleId(), each.name()),
                            new Span(Words.rating(each.rating())),
                            new Span(Words.percent(each.likeProbability())),
                            new Span(Words.time(each.scoredAt())),
                            new Anchor("models/" + each.modelVersion(), each.modelVersion())));
        }
        return table;
    }

    private static Anchor title(String id, String name) {
        return new Anchor(TitleAddress.page(id, Optional.empty()), name);
    }

    private static double orNaN(@Nullable Double number) {
        return number == null ? Double.NaN : number;
    }
}
