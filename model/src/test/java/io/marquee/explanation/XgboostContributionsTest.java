package io.marquee.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.ensemble.Objective;
import java.nio.file.Files;
import java.nio.file.Path;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A real XGBoost explains our files as we do.
class XgboostContributionsTest {

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void xgboost_gives_each_column_what_we_give_it(Objective objective) throws Exception {
        var model = new SeededModel(61, 40, false);
        var ensemble = model.ensemble(objective, 60, 6);
        var rows = model.rows(150);
        Path file = folder.resolve("model.json");
        Files.write(file, ensemble.toJson());
        var matrix = new DMatrix(rows.values(), rows.rows(), rows.columns(), Float.NaN);

        float[][] theirs = XGBoost.loadModel(file.toString()).predictContrib(matrix, 0);

        var ours = TreeShap.of(ensemble).explain(rows);
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < rows.columns(); column++) {
                assertThat(ours.at(row, column))
                        .as("row %d, column %d", row, column)
                        .isEqualTo(theirs[row][column], within(1e-5));
            }
            assertThat(ours.base()).isEqualTo(theirs[row][rows.columns()], within(1e-5));
        }
    }
}
