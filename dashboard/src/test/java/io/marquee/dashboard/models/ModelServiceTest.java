package io.marquee.dashboard.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.marquee.UserError;
import io.marquee.dashboard.models.Part.Missing;
import io.marquee.registry.ModelDiff;
import io.marquee.registry.ModelManifest.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelServiceTest {

    private static final Gate ACCEPTED = new Gate(true, "Better than naive.");

    @TempDir Path folder;
    TwoModels some;
    ModelService service;

    @BeforeEach
    void open() {
        some = new TwoModels(folder);
        service = new ModelService(some.store());
    }

    @Test
    void lists_the_newest_first_and_marks_the_champion() {
        assertThat(service.list())
                .extracting(ModelSummary::version, ModelSummary::champion, ModelSummary::accepted)
                .containsExactly(
                        tuple("v2", false, false),
                        tuple("v1", true, true),
                        tuple("v0", false, true));
        assertThat(service.champion().orElseThrow().previous()).contains("v0");
    }

    @Test
    void tells_all_of_a_model() {
        ModelReport report = service.report("v1");

        assertThat(report.summary().champion()).isTrue();
        assertThat(report.threshold()).isEqualTo(0.5);
        assertThat(report.evaluation().known().orElseThrow().rating().testTitles()).isEqualTo(732);
        assertThat(report.verdict().known().orElseThrow().checks()).hasSize(13);
        assertThat(report.importances().known().orElseThrow().liked().groups()).hasSize(12);
        assertThat(report.provenance().known().orElseThrow().data()).hasSize(4);
        assertThat(report.card().known()).contains(TwoModels.CARD);
    }

    @Test
    void says_what_a_model_came_without() {
        ModelReport report = service.report("v0");

        assertThat(report.evaluation())
                .isEqualTo(
                        new Missing<>(
                                "This model came without evaluation.json: it was made by an older Marquee, or not by Marquee at all. Train it anew to see this."));
        assertThat(report.verdict()).isInstanceOf(Missing.class);
        assertThat(report.importances()).isInstanceOf(Missing.class);
        assertThat(report.provenance()).isInstanceOf(Missing.class);
        assertThat(report.card()).isInstanceOf(Missing.class);
    }

    @Test
    void says_kindly_that_a_format_is_older_or_newer_than_what_it_reads() {
        some.publish(
                "v3", ACCEPTED, Map.of("evaluation.json", "{\"formatVersion\":1}".getBytes(UTF_8)));
        some.publish(
                "v4", ACCEPTED, Map.of("evaluation.json", "{\"formatVersion\":9}".getBytes(UTF_8)));

        assertThat(service.report("v3").evaluation())
                .isEqualTo(
                        new Missing<>(
                                "An older Marquee wrote this, in a form that is no longer read (format 1; this one reads 2). Train it anew to see this."));
        assertThat(service.report("v4").evaluation())
                .isEqualTo(
                        new Missing<>(
                                "A newer Marquee wrote this (format 9; this one reads 2). Update Marquee to see it."));
    }

    @Test
    void says_that_a_file_has_changed_is_gone_or_is_damaged() throws IOException {
        Files.writeString(folder.resolve("models/v1/evaluation.json"), "{}");
        Files.delete(folder.resolve("models/v1/gate.json"));
        some.publish("v3", ACCEPTED, Map.of("gate.json", "{\"formatVersion\":1".getBytes(UTF_8)));

        assertThat(((Missing<?>) service.report("v1").evaluation()).why())
                .endsWith(
                        "evaluation.json has changed since the model was published. Restore it from a copy.");
        assertThat(((Missing<?>) service.report("v1").verdict()).why())
                .endsWith(
                        "gate.json is gone since the model was published. Restore it from a copy.");
        assertThat(((Missing<?>) service.report("v3").verdict()).why())
                .contains("gate.json is damaged");
    }

    @Test
    void knows_no_model_that_is_not_there() {
        assertThatThrownBy(() -> service.report("../v1"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "There is no model ../v1 in %s. Choose one from the list of models."
                                .formatted(some.store().location("models")));
    }

    @Test
    void compares_two_models_figure_by_figure_and_cause_by_cause() {
        Comparison comparison = service.compare("v1", "v2");

        Comparison.Pair rmse =
                comparison.figures().known().orElseThrow().stream()
                        .filter(pair -> pair.first().name().equals("RMSE"))
                        .findFirst()
                        .orElseThrow();
        assertThat(rmse.first().value()).isEqualTo(0.50467);
        assertThat(rmse.second().value()).isEqualTo(0.527753);
        assertThat(rmse.difference()).isCloseTo(0.023083, within(1e-9));
        assertThat(rmse.surelyBetter()).isNull();
        assertThat(rmse.first().naive())
                .containsExactly(
                        new Figure.Naive("mean", 0.606482),
                        new Figure.Naive("genre mean", 0.548306));
        assertThat(comparison.causes().known().orElseThrow().options())
                .containsExactly(
                        new ModelDiff.Change<>("shrinkage", null, "0.02"),
                        new ModelDiff.Change<>("trees", null, "100"));
    }

    @Test
    void says_of_which_model_the_figures_are_missing() {
        assertThat(((Missing<?>) service.compare("v1", "v0").figures()).why())
                .startsWith("v0: This model came without evaluation.json");
        assertThat(((Missing<?>) service.compare("v0", "v1").causes()).why())
                .contains("has no provenance.json");
    }
}
