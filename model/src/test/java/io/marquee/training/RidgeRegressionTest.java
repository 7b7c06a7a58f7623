package io.marquee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RidgeRegressionTest {

    @Test
    void shrinks_a_single_column_as_the_formula_says() {
        // b = x'y / (x'x + 1) = (1*2 + 2*4) / (1 + 4 + 1)
        SparseRows x = rows(new double[][] {{1}, {2}, {0}});

        assertThat(RidgeRegression.fit(x, new double[] {2, 4, 9})[0])
                .isCloseTo(10 / 6.0, within(1e-9));
    }

    @Test
    void solves_the_normal_equations_of_any_matrix() {
        Random random = new Random(5);
        int n = 40;
        int p = 60;
        double[][] dense = new double[n][p];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = random.nextGaussian();
            for (int j = 0; j < p; j++) {
                dense[i][j] = random.nextInt(4) == 0 ? random.nextInt(5) - 2 : 0;
            }
        }

        double[] b = RidgeRegression.fit(rows(dense), y);

        // At the minimum the gradient X'(y - Xb) - b is 0.
        for (int j = 0; j < p; j++) {
            double gradient = -b[j];
            for (int i = 0; i < n; i++) {
                double residual = y[i];
                for (int k = 0; k < p; k++) {
                    residual -= dense[i][k] * b[k];
                }
                gradient += dense[i][j] * residual;
            }
            assertThat(gradient).as("column %d", j).isCloseTo(0, within(1e-3));
        }
    }

    @Test
    void answers_zeros_where_there_is_nothing_to_explain() {
        assertThat(RidgeRegression.fit(rows(new double[][] {{1, 0}, {1, 1}}), new double[2]))
                .containsExactly(0, 0);
        assertThat(RidgeRegression.fit(rows(new double[][] {{}, {}}), new double[] {1, 2}))
                .isEmpty();
    }

    private static SparseRows rows(double[][] dense) {
        SparseRows rows = new SparseRows(dense[0].length);
        for (double[] row : dense) {
            for (int column = 0; column < row.length; column++) {
                if (row[column] != 0) {
                    rows.put(column, row[column]);
                }
            }
            rows.endRow();
        }
        return rows;
    }
}
