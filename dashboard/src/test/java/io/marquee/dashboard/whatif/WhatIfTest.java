package io.marquee.dashboard.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.catalog.CatalogColumn;
import io.marquee.catalog.Repair;
import io.marquee.dashboard.TrainedWorkspace;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.title.OpenModel;
import io.marquee.dashboard.title.OpenModels;
import io.marquee.dashboard.title.ScoredTitle;
import io.marquee.dashboard.title.TitlePages;
import io.marquee.scoring.Prediction;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatIfTest {

    @TempDir static Path folder;
    static TrainedWorkspace trained;
    static OpenModels models;
    static OpenModel model;

    private static final RawTitle TITLE =
            new RawTitle(
                    Map.of(
                            CatalogColumn.TITLE, "A Quiet Harbour",
                            CatalogColumn.TYPE, "Movie",
                            CatalogColumn.RELEASE_YEAR, "2019"));

    private final WhatIf whatIf = new WhatIf();

    @BeforeAll
    static void train() {
        trained = new TrainedWorkspace(folder);
        trained.train(30);
        trained.score();
        models = new OpenModels(trained.store());
        model = models.champion().orElseThrow();
    }

    @Test
    void predicts_of_every_title_typed_in_again_what_the_run_published() {
        try (Lake lake = new Lake(trained.store())) {
            TitlePages pages = new TitlePages(lake, models);
            trained.titles()
                    .forEach(title -> {
                        ScoredTitle scored = pages.find(title.id(), Optional.empty()).orElseThrow();
                        Prediction published = scored.prediction().prediction();
                        Answer.Judged judged = judge(RawTitle.of(scored.title()));
                        Prediction now = judged.verdict().prediction();
                        assertThat(now.rating()).isCloseTo(published.rating(), within(1e-9));
                        assertThat(now.likeProbability())
                                .isCloseTo(published.likeProbability(), within(1e-9));
                        assertThat(now.interval()).isEqualTo(published.interval());
                        assertThat(now.liked()).isEqualTo(published.liked());
                        assertThat(judged.title().repairs()).isEmpty();
                    });
        }
    }

    @Test
    void tells_what_was_mended() {
        Answer.Judged judged =
                judge(
                        TITLE.with(CatalogColumn.DURATION, "95 parsecs")
                                .with(CatalogColumn.DATE_ADDED, "25/9/2021"));
        assertThat(judged.title().repairs())
                .containsExactly(
                        new Repair(
                                Repair.Rule.READ_OTHER_DATE_FORMAT,
                                CatalogColumn.DATE_ADDED,
                                "25/9/2021"),
                        new Repair(
                                Repair.Rule.DROPPED_UNREADABLE_DURATION,
                                CatalogColumn.DURATION,
                                "95 parsecs"));
    }

    @ParameterizedTest
    @CsvSource({
        "TITLE,        '',      Give it a name.",
        "TYPE,         '',      Say whether it is a film or a series.",
        "TYPE,         opera,   Say whether it is a film or a series.",
        "RELEASE_YEAR, '',      Give the year of its release.",
        "RELEASE_YEAR, 20x9,    '''20x9'' is no year of release: the year of release is none between 1870 and 2100.",
    })
    void says_what_is_missing(CatalogColumn column, String cell, String sentence) {
        assertThat(whatIf.ask(model, TITLE.with(column, cell)))
                .isEqualTo(new Answer.Incomplete(sentence));
    }

    @Test
    void marks_what_the_model_has_never_seen() {
        Answer.Judged judged =
                judge(
                        TITLE.with(CatalogColumn.DURATION, "999 min")
                                .with(CatalogColumn.LISTED_IN, "Dramas, Operas"));
        assertThat(judged.verdict().unfamiliar())
                .extracting(mark -> mark.code().name())
                .containsExactly("ABOVE_RANGE", "UNKNOWN_GENRE");
    }

    private Answer.Judged judge(RawTitle typed) {
        return (Answer.Judged) whatIf.ask(model, typed);
    }
}
