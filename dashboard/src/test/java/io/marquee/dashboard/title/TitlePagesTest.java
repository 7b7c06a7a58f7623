package io.marquee.dashboard.title;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.marquee.UserError;
import io.marquee.catalog.Title;
import io.marquee.dashboard.TrainedWorkspace;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.title.ScoredTitle.Engagement;
import io.marquee.explanation.ComparableTitle;
import io.marquee.registry.FolderStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class TitlePagesTest {

    @TempDir static Path folder;
    static TrainedWorkspace trained;
    static Lake lake;
    static TitlePages pages;
    static String oldModel;
    static String oldRun;
    static String newModel;
    static String newRun;

    @BeforeAll
    static void trainAndScoreTwice() {
        trained = new TrainedWorkspace(folder);
        oldModel = trained.train(10);
        oldRun = trained.score();
        newModel = trained.train(40);
        newRun = trained.score();
        lake = new Lake(trained.store());
        pages = new TitlePages(lake, new OpenModels(trained.store()));
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    @Test
    void gives_every_title_back_as_it_was_cleaned() {
        List<Title> found = new ArrayList<>();
        for (Title title : trained.titles()) {
            found.add(pages.find(title.id(), Optional.empty()).orElseThrow().title());
        }
        assertThat(found)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("origin")
                .isEqualTo(trained.titles());
    }

    @Test
    void explains_what_the_run_published() {
        TitlePage.Found page = page("s017", Optional.empty());
        Verdict verdict = Objects.requireNonNull(page.verdict());
        assertThat(verdict.modelVersion()).isEqualTo(newModel);
        assertThat(verdict.prediction()).isEqualTo(page.scored().prediction().prediction());
        assertThat(verdict.explanation().margin())
                .isCloseTo(verdict.prediction().rating(), within(1e-9));
        assertThat(verdict.explanation().reasons()).hasSizeGreaterThan(5);
        assertThat(page.noVerdict()).isEmpty();
    }

    @Test
    void tells_what_users_did() {
        assertThat(page("s017", Optional.empty()).scored().engagement())
                .isEqualTo(new Engagement(27, 5, 2, 1_017, 15));
    }

    @Test
    void compares_with_others_than_itself() {
        List<ComparableTitle> comparable = page("s017", Optional.empty()).comparable();
        assertThat(comparable).hasSize(8);
        assertThat(comparable).extracting(c -> c.title().id()).doesNotContain("s017");
        assertThat(comparable)
                .extracting(ComparableTitle::similarity)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void goes_back_in_history() {
        TitlePage.Found page = page("s017", Optional.empty());
        assertThat(page.history())
                .extracting(PastPrediction::runId, PastPrediction::modelVersion)
                .containsExactly(tuple(newRun, newModel), tuple(oldRun, oldModel));
        TitlePage.Found old = page("s017", Optional.of(oldRun));
        assertThat(old.scored().prediction()).isEqualTo(page.history().getLast());
        assertThat(Objects.requireNonNull(old.verdict()).modelVersion()).isEqualTo(oldModel);
        assertThat(old.history()).isEqualTo(page.history());
    }

    @Test
    void knows_no_title_of_another_name() {
        assertThat(pages.read("s999' OR TRUE --", Optional.empty()))
                .isEqualTo(new TitlePage.Unknown(newRun));
    }

    @Test
    void refuses_a_run_that_there_is_not() {
        assertThatThrownBy(() -> pages.read("s017", Optional.of("20200101T000000000Z-aaaaaa")))
                .isInstanceOf(UserError.class);
    }

    @Test
    void has_nothing_where_nothing_was_scored(@TempDir Path empty) {
        FolderStore store = new FolderStore(empty);
        try (Lake none = new Lake(store)) {
            assertThat(new TitlePages(none, new OpenModels(store)).read("s1", Optional.empty()))
                    .isEqualTo(new TitlePage.NothingScored());
        }
    }

    @Test
    void says_why_a_model_that_is_gone_explains_nothing(@TempDir Path copy) throws Exception {
        FileSystemUtils.copyRecursively(folder, copy);
        FileSystemUtils.deleteRecursively(copy.resolve("models").resolve(oldModel));
        assertThat(Files.exists(copy.resolve("models").resolve(oldModel))).isFalse();
        FolderStore store = new FolderStore(copy);
        try (Lake lake = new Lake(store)) {
            TitlePage page =
                    new TitlePages(lake, new OpenModels(store)).read("s017", Optional.of(oldRun));
            assertThat(page)
                    .isInstanceOfSatisfying(
                            TitlePage.Found.class,
                            found -> {
                                assertThat(found.verdict()).isNull();
                                assertThat(found.noVerdict())
                                        .startsWith("There is no model " + oldModel);
                                assertThat(found.comparable()).isEmpty();
                                assertThat(found.history()).hasSize(2);
                            });
        }
    }

    private static TitlePage.Found page(String id, Optional<String> run) {
        return (TitlePage.Found) pages.read(id, run);
    }
}
