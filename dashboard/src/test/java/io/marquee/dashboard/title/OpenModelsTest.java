package io.marquee.dashboard.title;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.dashboard.TrainedWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenModelsTest {

    @Test
    void opens_each_model_once_and_follows_the_champion(@TempDir Path folder) {
        TrainedWorkspace trained = new TrainedWorkspace(folder);
        OpenModels models = new OpenModels(trained.store());
        assertThat(models.champion()).isEmpty();

        String first = trained.train(2);
        OpenModel champion = models.champion().orElseThrow();
        assertThat(champion.version()).isEqualTo(first);
        assertThat(models.champion()).containsSame(champion);
        assertThat(models.of(first)).isSameAs(champion);

        String second = trained.train(3);
        assertThat(models.champion().orElseThrow().version()).isEqualTo(second);
        trained.workspace().models().rollback("It was better.", "test");
        assertThat(models.champion()).containsSame(champion);
    }
}
