package io.marquee.dashboard.whatif.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.internal.Routes;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import io.marquee.catalog.CatalogColumn;
import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.Entering;
import io.marquee.dashboard.TrainedWorkspace;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.title.OpenModels;
import io.marquee.dashboard.title.TitlePages;
import io.marquee.dashboard.whatif.RawTitle;
import io.marquee.dashboard.whatif.WhatIf;
import io.marquee.registry.FolderStore;
import io.marquee.registry.ObjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIfViewTest extends BrowserlessTest {

    @TempDir static Path folder;
    static TrainedWorkspace trained;
    static Lake lake;

    @BeforeAll
    static void train() {
        trained = new TrainedWorkspace(folder);
        trained.train(20);
        trained.score();
        lake = new Lake(trained.store());
    }

    @Test
    void begins_with_a_film_that_has_no_name() {
        show("what-if", trained.store(), lake);
        assertThat(find(ScenarioForm.class).single().title().cell(CatalogColumn.TYPE))
                .isEqualTo("Movie");
        assertThat(find(ScenarioForm.class).single().title().cell(CatalogColumn.RELEASE_YEAR))
                .isEqualTo("2020");
        assertThat(text()).contains("No title yet. Give it a name.");
        assertThat(text()).contains("It cannot be turned yet");
    }

    @Test
    void begins_with_an_existing_title_and_predicts_what_the_run_published() {
        show("what-if?title=s017", trained.store(), lake);
        TitlePages pages = new TitlePages(lake, new OpenModels(trained.store()));
        var scored = pages.find("s017", Optional.empty()).orElseThrow();
        assertThat(find(ScenarioForm.class).single().title())
                .isEqualTo(RawTitle.of(scored.title()));
        assertThat(text())
                .contains(
                        "Predicted rating"
                                + Words.rating(scored.prediction().prediction().rating()));
    }

    @Test
    void holds_a_copy_beside_it_until_it_is_removed() {
        show("what-if?title=s017&b=1&b.release_year=1995", trained.store(), lake);
        List<RawTitle> titles =
                find(ScenarioForm.class).all().stream().map(ScenarioForm::title).toList();
        assertThat(titles.getLast())
                .isEqualTo(titles.getFirst().with(CatalogColumn.RELEASE_YEAR, "1995"));
        assertThat(text()).containsPattern("B is predicted [+-]\\d\\.\\d\\d rating points");

        test(find(Button.class).withText("Remove B").single()).click();
        assertThat(find(H2.class).all().stream().map(H2::getText))
                .containsExactly("Title A", "Turn one thing");
        test(find(Button.class).withText("Copy A to B").single()).click();
        assertThat(find(H2.class).all().stream().map(H2::getText))
                .containsExactly("Title A", "Title B", "B against A", "Turn one thing");
        assertThat(text()).contains("B is predicted 0.00 rating points");
    }

    @Test
    void says_what_was_mended_and_what_is_strange() {
        show(
                "what-if?name=X&type=Movie&release_year=2019&listed_in=Operas&duration=long",
                trained.store(),
                lake);
        assertThat(text())
                .contains("the genre 'Operas' is none of the 4 that the model knows")
                .contains(
                        "the duration could not be understood and is now missing (it was 'long')");
    }

    @Test
    void says_that_there_is_no_champion_or_no_such_title(@TempDir Path empty) {
        show("what-if?title=s999", trained.store(), lake);
        assertThat(find(Notice.class).single().getTitleAsText()).isEqualTo("No such title");
        assertThat(find(ScenarioForm.class).all()).hasSize(1);

        FolderStore store = new FolderStore(empty);
        try (Lake none = new Lake(store)) {
            show("what-if", store, none);
            assertThat(find(Notice.class).single().getTitleAsText()).isEqualTo("No champion yet");
            assertThat(find(ScenarioForm.class).all()).isEmpty();
        }
    }

    /// None: each test puts the view on the page, over a workspace of its own.
    @Override
    protected synchronized Routes discoverRoutes() {
        return new Routes();
    }

    private static String text() {
        return UI.getCurrent().getElement().getTextRecursively();
    }

    private static void show(String address, ObjectStore store, Lake lake) {
        OpenModels models = new OpenModels(store);
        Entering.at(
                address,
                new WhatIfView(
                        new WhatIf(),
                        models,
                        new TitlePages(lake, models),
                        new DashboardConfig(folder.toString(), 0)));
    }
}
