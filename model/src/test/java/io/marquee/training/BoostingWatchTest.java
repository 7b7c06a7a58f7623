package io.marquee.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.ensemble.Tree;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoostingWatchTest {

    private static final SeededCatalog CATALOG = SeededCatalog.of(300, 1);
    private static final TrainingOptions OPTIONS =
            new TrainingOptions(20, 4, 6, 10, 0.1, 0.7, 0.5, 5, false, 1);

    /// Lets so many trees grow and keeps what it sees.
    private static final class Until implements BoostingWatch {

        private final int most;
        private final List<Ensemble> bases = new ArrayList<>();
        private final List<Tree> trees = new ArrayList<>();

        Until(int most) {
            this.most = most;
        }

        @Override
        public void begin(Ensemble base) {
            bases.add(base);
        }

        @Override
        public boolean goesOnAfter(Tree tree) {
            trees.add(tree);
            return trees.size() < most;
        }
    }

    @Test
    void watching_changes_nothing() {
        Until end = new Until(100);

        Ensemble watched = train(OPTIONS, end);

        assertThat(watched.toJson()).isEqualTo(unwatched(OPTIONS).toJson());
        assertThat(end.trees).isEqualTo(watched.trees());
        assertThat(end.bases).hasSize(1);
        assertThat(end.bases.getFirst().trees()).isEmpty();
        assertThat(end.bases.getFirst().baseScore()).isEqualTo(watched.baseScore());
    }

    @Test
    void an_early_end_leaves_the_trees_grown_so_far() {
        assertThat(train(OPTIONS, new Until(7)).toJson())
                .isEqualTo(unwatched(OPTIONS.withTrees(7)).toJson());
    }

    private static Ensemble train(TrainingOptions options, BoostingWatch watch) {
        return GradientBoosting.train(
                Objective.LIKED,
                new LabelledRows(CATALOG.features(), CATALOG.liked()),
                SeededCatalog.COLUMNS,
                options,
                watch);
    }

    private static Ensemble unwatched(TrainingOptions options) {
        return GradientBoosting.train(
                Objective.LIKED,
                CATALOG.features(),
                CATALOG.liked(),
                SeededCatalog.COLUMNS,
                options);
    }
}
