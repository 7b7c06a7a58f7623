package io.marquee.dashboard.quality.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.internal.Routes;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationEvent;
import com.vaadin.flow.router.NavigationTrigger;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.models.TwoModels;
import io.marquee.dashboard.quality.CatalogProfiles;
import io.marquee.dashboard.quality.QualityService;
import io.marquee.dashboard.quality.RejectedRow;
import io.marquee.dashboard.quality.Rejects;
import io.marquee.registry.FolderStore;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityViewTest extends BrowserlessTest {

    @TempDir Path folder;
    @Nullable Lake lake;

    @AfterEach
    void close() {
        if (lake != null) {
            lake.close();
        }
    }

    @Test
    void shows_what_became_of_the_rows_and_the_rejected_ones() {
        new TwoModels(folder);
        Main view = show("quality?reason=MISSING_TITLE");

        assertThat(view.getElement().getTextRecursively())
                .contains("It adds up")
                .contains("wrong cell count")
                .contains("blanks at the ends were removed");
        assertThat(find(PlainTable.class).all()).hasSize(4);
        @SuppressWarnings("unchecked")
        Grid<RejectedRow> grid = find(Grid.class).single();
        assertThat(test(grid).size()).isEqualTo(1);
        assertThat(test(grid).getCellText(0, 0)).isEqualTo("a.csv");
        assertThat(test(grid).getCellText(0, 5)).isEqualTo("There is no title.");
    }

    @Test
    void tells_of_a_run_whose_rows_are_gone_what_its_record_tells() {
        TwoModels some = new TwoModels(folder);
        Main view = show("quality?run=" + some.runs().getFirst());

        assertThat(view.getElement().getTextRecursively()).contains("It adds up");
        assertThat(find(Notice.class).single().getTitleAsText())
                .isEqualTo("The rows themselves are not there");
    }

    @Test
    void says_what_to_do_where_nothing_was_read() {
        show("quality");
        assertThat(find(Notice.class).single().getTitleAsText()).isEqualTo("Nothing read yet");
    }

    @Test
    void says_that_there_is_no_such_run() {
        new TwoModels(folder);
        show("quality?run=r7");
        assertThat(find(Notice.class).single().getElement().getTextRecursively())
                .contains("There is no run r7");
    }

    /// None: each test puts the view on the page, over a workspace of its own.
    @Override
    protected synchronized Routes discoverRoutes() {
        return new Routes();
    }

    private Main show(String address) {
        FolderStore store = new FolderStore(folder);
        Lake tables = new Lake(store);
        lake = tables;
        QualityView view =
                new QualityView(
                        new QualityService(store),
                        new CatalogProfiles(tables),
                        new Rejects(store, tables));
        UI ui = UI.getCurrent();
        view.beforeEnter(
                new BeforeEnterEvent(
                        new NavigationEvent(
                                ui.getInternals().getRouter(),
                                new Location(address),
                                ui,
                                NavigationTrigger.PROGRAMMATIC),
                        QualityView.class,
                        List.of()));
        ui.add(view);
        return view;
    }
}
