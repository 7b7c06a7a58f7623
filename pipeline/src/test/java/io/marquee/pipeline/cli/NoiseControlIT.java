package io.marquee.pipeline.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.NoiseControl;
import io.marquee.gate.Check;
import io.marquee.gate.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From shuffled labels nothing can be learnt. Whatever a training of ours learns from them has
/// leaked from the answers, so this keeps watch over all features and all that is fitted.
class NoiseControlIT {

    private static final Path SAMPLE = Path.of("..", "sample-data").toAbsolutePath().normalize();

    @TempDir Path folder;

    @Test
    void learns_nothing_from_the_shuffled_labels_of_the_sample() throws IOException {
        Path workspace = folder.resolve("workspace");

        Terminal.Answer answer =
                Terminal.run(
                        "train",
                        "--catalog=" + SAMPLE.resolve("catalog/*.csv"),
                        "--engagement=" + SAMPLE.resolve("engagement/*.csv.gz"),
                        "--evaluation=brief",
                        "--noise-control",
                        "--workspace=" + workspace);

        assertThat(answer.code()).as(answer.out()).isZero();
        Path model =
                workspace
                        .resolve("models")
                        .resolve(TrainedWorkspace.published(workspace, "models").getFirst());
        Evaluation evaluation =
                Evaluation.read(
                        Files.readAllBytes(model.resolve("evaluation.json")), "evaluation.json");
        NoiseControl noise = requireNonNull(evaluation.studies().noiseControl());
        // Each training title is asked about once in each of three rounds.
        assertThat(noise.ratingTitles()).isEqualTo(3 * evaluation.rating().trainingTitles());
        assertThat(noise.r2()).isBetween(-0.03, 0.03);
        assertThat(noise.rocAuc()).isBetween(0.47, 0.53);
        assertThat(evaluation.rating().model().r2()).isGreaterThan(0.25);
        assertThat(answer.out()).contains("shuffled labels, so that nothing can be known");
        assertThat(
                        Verdict.read(Files.readAllBytes(model.resolve("gate.json")), "gate.json")
                                .checks())
                .filteredOn(check -> check.name().equals("noise_control"))
                .singleElement()
                .matches(Check::passed);
    }
}
