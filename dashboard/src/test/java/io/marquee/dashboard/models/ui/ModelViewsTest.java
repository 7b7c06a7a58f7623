package io.marquee.dashboard.models.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.internal.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationEvent;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.RouteParameters;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.models.ChampionService;
import io.marquee.dashboard.models.ModelService;
import io.marquee.dashboard.models.TwoModels;
import io.marquee.registry.FolderStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class ModelViewsTest extends BrowserlessTest {

    @TempDir Path folder;

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void lists_models_and_who_scored_when() {
        new TwoModels(folder);
        String text = text(new ModelsView(models(), champions()));

        assertThat(text).contains("It is better.").contains("promoted");
        assertThat(find(ModelGrid.class).single().getListDataView().getItemCount()).isEqualTo(3);
        assertThat(buttons()).containsExactly("Compare");
    }

    @Test
    void shows_operators_how_to_roll_back() {
        new TwoModels(folder);
        logIn();
        text(new ModelsView(models(), champions()));
        assertThat(buttons()).containsExactly("Compare", "Roll back");
    }

    @Test
    void says_what_to_do_where_there_are_no_models() {
        text(new ModelsView(models(), champions()));
        assertThat(find(Notice.class).single().getTitleAsText()).isEqualTo("No models yet");
    }

    @Test
    void shows_each_side_of_a_model() {
        new TwoModels(folder);
        assertThat(text(model("v1", "")))
                .contains("champion")
                .contains("Trained on 2,868 titles, tested on 732")
                .contains("80 % of the ratings should lie in their intervals.");
        Tabs tabs = find(Tabs.class).single();
        assertThat(side(tabs, 1)).contains("59.8 % of which are liked");
        assertThat(side(tabs, 2)).contains("Some parts look bad by chance");
        assertThat(side(tabs, 3)).contains("Found out with 732 titles");
        assertThat(side(tabs, 4)).contains("Trained on the 2,880 titles from before 2020-11-07");
        assertThat(side(tabs, 5)).contains("not made").contains("golden predictions");
        assertThat(side(tabs, 6)).contains("/data/catalog/part-1.csv").contains("models verify v1");
    }

    @Test
    void the_counts_follow_the_threshold() {
        new TwoModels(folder);
        Component view = model("v1", "liked");
        UI.getCurrent().add(view);
        IntegerSlider slider = find(IntegerSlider.class).single();
        assertThat(slider.getHelperText()).isEqualTo("0.500, as this model scores with");
        slider.setValue(0);
        assertThat(slider.getHelperText()).isEqualTo("0.050");
        assertThat(view.getElement().getTextRecursively())
                .contains("accuracy 0.598, precision 0.598, recall 1.000");
    }

    @Test
    void says_what_is_not_known_of_a_model_with_few_files() {
        new TwoModels(folder);
        text(model("v0", "gate"));
        assertThat(find(Notice.class).single().getTitleAsText())
                .isEqualTo("Not known of this model");
    }

    @Test
    void says_that_there_is_no_such_model() {
        new TwoModels(folder);
        text(model("v7", ""));
        assertThat(find(Notice.class).single().getElement().getTextRecursively())
                .contains("There is no model v7");
    }

    @Test
    void compares_two_models() {
        new TwoModels(folder);
        CompareView view = new CompareView(models());
        view.beforeEnter(
                event("models/compare?a=v1&b=v2", RouteParameters.empty(), CompareView.class));
        assertThat(text(view))
                .contains("+0.023")
                .contains("Both learnt from the same files.")
                .contains("trees");
    }

    /// None: each test puts the view on the page, over a workspace of its own.
    @Override
    protected synchronized Routes discoverRoutes() {
        return new Routes();
    }

    private ModelService models() {
        return new ModelService(new FolderStore(folder));
    }

    private ChampionService champions() {
        return new ChampionService(new FolderStore(folder), (_, _) -> {});
    }

    private ModelView model(String version, String tab) {
        ModelView view = new ModelView(models(), champions());
        view.beforeEnter(
                event(
                        "models/%s?tab=%s".formatted(version, tab),
                        new RouteParameters("version", version),
                        ModelView.class));
        return view;
    }

    private static BeforeEnterEvent event(
            String address, RouteParameters parameters, Class<? extends Component> view) {
        UI ui = UI.getCurrent();
        return new BeforeEnterEvent(
                new NavigationEvent(
                        ui.getInternals().getRouter(),
                        new Location(address),
                        ui,
                        NavigationTrigger.PROGRAMMATIC),
                view,
                parameters,
                List.of());
    }

    private static String text(Component view) {
        UI.getCurrent().add(view);
        return view.getElement().getTextRecursively();
    }

    private String side(Tabs tabs, int index) {
        tabs.setSelectedIndex(index);
        return find(ModelView.class).single().getElement().getTextRecursively();
    }

    private List<String> buttons() {
        return find(Button.class).all().stream().map(Button::getText).toList();
    }

    private static void logIn() {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        new TestingAuthenticationToken("ann", "", "ROLE_" + Roles.OPERATOR));
    }
}
