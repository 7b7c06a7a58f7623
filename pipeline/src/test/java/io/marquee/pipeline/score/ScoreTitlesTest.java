package io.marquee.pipeline.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.catalog.Title;
import io.marquee.feature.Unfamiliar;
import io.marquee.infra.Workspaces;
import io.marquee.label.Label;
import io.marquee.label.Split;
import io.marquee.pipeline.Blocks;
import io.marquee.pipeline.Checked;
import io.marquee.pipeline.Kept;
import io.marquee.pipeline.SomeTitles;
import io.marquee.pipeline.Unwatched;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.Stage;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.scoring.Prediction;
import io.marquee.scoring.ScoringModel;
import io.marquee.scoring.TitleScorer;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.Test;

class ScoreTitlesTest {

    private static final String VERSION = "20261122T161055Z-model1";
    private static final List<ObservedTitle> TITLES = SomeTitles.observed(3, 300);

    private final RunContext run = Unwatched.run();

    @Test
    void predicts_what_the_scorer_does_when_asked_directly() {
        SmallModel.publish(run, VERSION, TITLES);
        TitleScorer scorer =
                ScoringModel.open(Workspaces.open(run.workspace()).models().require(VERSION))
                        .scorer();
        List<PredictionRow> expected =
                TITLES.stream().map(observed -> expected(scorer, observed)).toList();
        assertThat(expected).extracting(PredictionRow::split).contains("TRAIN", "TEST", null);
        assertThat(expected).extracting(PredictionRow::predictedLiked).contains(true, false);

        assertThat(score(Blocks.of(TITLES, 300), VERSION))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(score(Blocks.shuffled(TITLES, 7, 5), VERSION))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void says_that_there_is_no_such_model() {
        assertThatThrownBy(() -> score(Blocks.of(TITLES, 300), VERSION))
                .hasRootCauseInstanceOf(UserError.class)
                .rootCause()
                .hasMessageContaining(VERSION);
    }

    private List<PredictionRow> score(List<List<ObservedTitle>> blocks, String version) {
        Pipeline pipeline = Checked.pipeline();
        Kept<List<PredictionRow>> rows =
                Kept.of(
                        Blocks.create(pipeline, ObservedTitle.class, blocks)
                                .apply(
                                        new ScoreTitles(
                                                version, 2, new StageMeter(run, Stage.SCORE))));
        pipeline.run();
        return Kept.rows(rows);
    }

    private PredictionRow expected(TitleScorer scorer, ObservedTitle observed) {
        Title title = observed.title();
        Prediction prediction = scorer.score(List.of(title)).getFirst();
        Label label = SmallModel.POLICY.label(observed.evidence());
        return new PredictionRow(
                title.id(),
                title.name(),
                title.kind().name(),
                title.releaseYear(),
                title.genres(),
                title.countries(),
                title.maturity() == null ? null : "PG-13",
                prediction.rating(),
                prediction.interval().low(),
                prediction.interval().high(),
                prediction.likeProbability(),
                prediction.liked(),
                scorer.explain(scorer.vectors(List.of(title)), 2).getFirst().reasons(),
                scorer.unfamiliar(title).stream().map(Unfamiliar::sentence).toList(),
                label.rating(),
                label.liked(),
                label.isMissing()
                        ? null
                        : Split.of(title.identity(), SmallModel.POLICY.splitSeed()).name(),
                VERSION,
                run.runId(),
                run.startedAt());
    }
}
