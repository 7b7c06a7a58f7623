package io.marquee.dashboard.genres.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.internal.Routes;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationEvent;
import com.vaadin.flow.router.NavigationTrigger;
import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.ScoredWorkspace;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.genres.GenreService;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenresViewTest extends BrowserlessTest {

    @TempDir Path folder;
    ScoredWorkspace workspace;
    Lake lake;

    @BeforeEach
    void open() {
        workspace = new ScoredWorkspace(folder);
        lake = new Lake(workspace.store());
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void shows_figures_and_charts_of_what_the_address_asks_for() {
        workspace.score();
        show("genres?genre=Dramas&kind=MOVIE");

        assertThat(find(Description.class).all().stream().map(Description::getText))
                .containsExactly("4", "3.625", "100.0 %", "2", "3.250", "50.0 %");
        assertThat(find(Button.class).all().stream().map(Button::getText))
                .containsExactly("Genre: Dramas", "Kind: Movies", "Clear all");
        assertThat(find(Anchor.class).single().getHref())
                .isEqualTo("predictions?genre=Dramas&kind=MOVIE");
        assertThat(find(Chart.class).all()).hasSize(20);
        assertThat(find(Notice.class).all()).isEmpty();
        assertThat(text()).contains("Shown: all 2 titles with a verdict");
    }

    @Test
    void says_how_to_score_where_nothing_was() {
        show("genres");

        Notice notice = find(Notice.class).single();
        assertThat(notice.getElement().getTextRecursively())
                .isEqualTo(
                        "Score a catalog with the champion, then come back:"
                                + "./marquee score --catalog=CATALOG --workspace='%s'"
                                        .formatted(folder));
        assertThat(find(Chart.class).all()).isEmpty();
    }

    @Test
    void says_where_no_title_passes_and_keeps_the_filters_in_reach() {
        workspace.score();
        show("genres?from=1900&to=1901");

        assertThat(find(Notice.class).single().getTitleAsText()).isEqualTo("No title is like this");
        assertThat(find(Button.class).all().stream().map(Button::getText))
                .containsExactly("Released: 1900–1901");
        assertThat(find(Chart.class).all()).isEmpty();
    }

    @Test
    void says_what_is_wrong_with_the_address_or_the_workspace() {
        workspace.score();
        GenresView view = show("genres?kind=FOO");
        assertThat(find(Notice.class).single().getElement().getTextRecursively())
                .isEqualTo(
                        "The address of this page asks for kind=FOO, which is not MOVIE or SERIES."
                                + " Correct it, or choose anew.");
        workspace.scoreWithoutTitles();
        enter(view, "genres");
        assertThat(find(Notice.class).single().getElement().getTextRecursively())
                .endsWith("has kept no titles: an older Marquee made it. Score again.");
        workspace.score();
        enter(view, "genres");
        assertThat(find(Notice.class).all()).isEmpty();
        assertThat(find(Chart.class).all()).hasSize(20);
    }

    /// None: each test puts the view on the page, over a workspace of its own.
    @Override
    protected synchronized Routes discoverRoutes() {
        return new Routes();
    }

    private String text() {
        return UI.getCurrent().getElement().getTextRecursively();
    }

    private GenresView show(String address) {
        DashboardConfig config = new DashboardConfig(folder.toString(), 0);
        GenresView view = new GenresView(new GenreService(lake), config);
        UI.getCurrent().add(view);
        enter(view, address);
        return view;
    }

    private static void enter(GenresView view, String address) {
        UI ui = UI.getCurrent();
        NavigationEvent navigation =
                new NavigationEvent(
                        ui.getInternals().getRouter(),
                        new Location(address),
                        ui,
                        NavigationTrigger.PROGRAMMATIC);
        view.beforeEnter(new BeforeEnterEvent(navigation, GenresView.class, List.of()));
    }
}
