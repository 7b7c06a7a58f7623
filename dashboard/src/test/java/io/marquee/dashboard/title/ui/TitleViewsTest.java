package io.marquee.dashboard.title.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.internal.Routes;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextField;
import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.Entering;
import io.marquee.dashboard.ScoredWorkspace;
import io.marquee.dashboard.ScoredWorkspace.Scored;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.title.OpenModels;
import io.marquee.dashboard.title.PredictionColumn;
import io.marquee.dashboard.title.PredictionTable;
import io.marquee.dashboard.title.TitlePages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TitleViewsTest extends BrowserlessTest {

    @TempDir Path folder;
    ScoredWorkspace some;
    Lake lake;

    @BeforeEach
    void open() {
        some = new ScoredWorkspace(folder);
        lake = new Lake(some.store());
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void shows_the_predictions_that_the_address_asks_for() {
        some.score();
        predictions("predictions?genre=Dramas&kind=MOVIE&search=TITLE&sort=actual-rating");

        PredictionGrid grid = find(PredictionGrid.class).single();
        assertThat(rows(grid, PredictionColumn.RATING, PredictionColumn.ACTUAL_RATING))
                .containsExactly(
                        List.of("3.00", "2.00"),
                        List.of("4.00", "4.50"),
                        List.of("4.00", "–"),
                        List.of("3.50", "–"));
        assertThat(rows(grid, PredictionColumn.INTERVAL, PredictionColumn.PROBABILITY).getFirst())
                .containsExactly("2.50 – 3.50", "60.0 %");
        assertThat(find(TextField.class).all().getFirst().getValue()).isEqualTo("TITLE");
        assertThat(text()).contains("4 titles");
        assertThat(find(Notice.class).all()).isEmpty();
    }

    @Test
    void offers_every_column_and_shows_the_usual_ones() {
        some.score();
        predictions("predictions");
        PredictionGrid grid = find(PredictionGrid.class).single();
        assertThat(grid.getColumns()).hasSize(PredictionColumn.values().length);
        assertThat(grid.getColumnByKey("split").isVisible()).isFalse();
        grid.show(EnumSet.of(PredictionColumn.TITLE, PredictionColumn.SPLIT));
        assertThat(
                        grid.getColumns().stream()
                                .filter(Grid.Column::isVisible)
                                .map(Grid.Column::getKey))
                .containsExactly("title", "split");
        assertThat(rows(grid, PredictionColumn.SPLIT).subList(0, 3))
                .containsExactly(List.of("learnt from"), List.of("held back"), List.of("–"));
    }

    @Test
    void shows_the_columns_that_the_address_names_and_no_unknown_ones() {
        some.score();
        predictions("predictions?column=split&column=title&column=none");
        assertThat(
                        find(PredictionGrid.class).single().getColumns().stream()
                                .filter(Grid.Column::isVisible)
                                .map(Grid.Column::getKey))
                .containsExactly("title", "split");
        predictions("predictions");
        assertThat(find(PredictionGrid.class).single().getColumnByKey("split").isVisible())
                .isFalse();
    }

    @Test
    void says_what_is_wrong_with_an_address_or_that_nothing_was_scored() {
        predictions("predictions");
        assertThat(find(Notice.class).single().getElement().getTextRecursively())
                .isEqualTo(
                        "Score a catalog with the champion, then come back:./marquee score"
                                + " --catalog=CATALOG --workspace='%s'".formatted(folder));
        assertThat(find(Grid.class).all()).isEmpty();
        title("titles?id=s1");
        assertThat(find(Notice.class).single().getTitleAsText())
                .isEqualTo("Nothing has been scored yet");

        some.score();
        predictions("predictions?from=soon");
        assertThat(find(Notice.class).single().getElement().getTextRecursively())
                .startsWith("The address of this page asks for from=soon, which is not a year.");
        predictions("predictions?run=../../etc");
        assertThat(find(Notice.class).single().getTitleAsText())
                .isEqualTo("These predictions cannot be shown");
    }

    @Test
    void shows_a_title_without_the_model_that_scored_it() {
        String run = some.score();
        TitleView view = title("titles?id=s1&run=" + run);

        assertThat(view.getPageTitle()).isEqualTo("Title s1 · Marquee");
        assertThat(find(H1.class).single().getText()).isEqualTo("Title s1");
        assertThat(text())
                .contains("Movie · 2018 · 95 minutes · PG-13")
                .contains("predicted to be liked", "users liked it", "held back from the model")
                .contains("Nobody can tell: There is no model v1");
        assertThat(find(Description.class).all().stream().map(Description::getText).limit(9))
                .containsExactly(
                        "4.00", "3.50 – 4.50", "80.0 %", "4.50", "10", "5", "2", "20", "15");
        assertThat(find(H2.class).all().stream().map(H2::getText))
                .containsExactly(
                        "Prediction", "Why", "Engagement", "Predictions over time", "Facts");
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref))
                .containsExactly("what-if?title=s1&run=" + run, "predictions?genre=Dramas");
        assertThat(find(Chart.class).all()).hasSize(1);
        assertThat(test(find(HistoryGrid.class).single()).size()).isEqualTo(1);
    }

    @Test
    void takes_names_for_text_and_ids_for_anything() {
        some.score(
                List.of(
                        new Scored("a/b?&'", "MOVIE", 2020)
                                .title("<script>alert(1)</script>")
                                .predicted(3, 0.5)));
        title("titles?id=a%2Fb%3F%26%27");
        assertThat(find(H1.class).single().getElement().getOuterHTML())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(find(Anchor.class).all().getFirst().getHref())
                .isEqualTo("what-if?title=a%2Fb%3F%26%27");
    }

    /// None: each test puts the view on the page, over a workspace of its own.
    @Override
    protected synchronized Routes discoverRoutes() {
        return new Routes();
    }

    private void predictions(String address) {
        Entering.at(
                address, new PredictionsView(new PredictionTable(lake, some.store()), config()));
    }

    private TitleView title(String address) {
        return Entering.at(
                address,
                new TitleView(
                        new TitlePages(lake, new OpenModels(some.store())), config(), List.of()));
    }

    private DashboardConfig config() {
        return new DashboardConfig(folder.toString(), 0);
    }

    private String text() {
        return UI.getCurrent().getElement().getTextRecursively();
    }

    /// What some columns say in each row.
    private List<List<String>> rows(PredictionGrid grid, PredictionColumn... columns) {
        List<String> keys =
                grid.getColumns().stream()
                        .filter(Grid.Column::isVisible)
                        .map(Grid.Column::getKey)
                        .toList();
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < test(grid).size(); row++) {
            List<String> cells = new ArrayList<>();
            for (PredictionColumn column : columns) {
                cells.add(test(grid).getCellText(row, keys.indexOf(column.word())));
            }
            rows.add(cells);
        }
        return rows;
    }
}
