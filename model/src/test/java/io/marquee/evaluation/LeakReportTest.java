package io.marquee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.marquee.evaluation.LeakReport.ColumnPower;
import io.marquee.evaluation.LeakReport.Labelled;
import io.marquee.feature.FeatureMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeakReportTest {

    private static final int TITLES = 4_000;
    private static final List<String> COLUMNS =
            List.of("noise", "runtime", "votes", "constant", "award");

    @Test
    void names_what_tells_too_much_and_nothing_else() {
        var random = new Random(3);
        float[] values = new float[TITLES * COLUMNS.size()];
        double[] ratings = new double[TITLES];
        double[] liked = new double[TITLES];
        for (int i = 0; i < TITLES; i++) {
            double runtime = random.nextGaussian();
            ratings[i] = 3 + 0.5 * runtime + random.nextGaussian();
            liked[i] = ratings[i] > 3 ? 1 : 0;
            int row = i * COLUMNS.size();
            values[row] = (float) random.nextGaussian();
            values[row + 1] = (float) runtime;
            values[row + 2] = (float) Math.pow(ratings[i] - 3, 3);
            values[row + 3] = 7;
            values[row + 4] = ratings[i] > 4.5 ? 1 : 0;
        }
        var vectors = new FeatureMatrix(TITLES, COLUMNS.size(), values);

        LeakReport report =
                LeakReport.of(
                        COLUMNS, new Labelled(vectors, ratings), new Labelled(vectors, liked));

        assertThat(report.columns())
                .extracting(ColumnPower::column)
                .startsWith("votes", "award", "runtime");
        assertThat(report.suspicious()).extracting(ColumnPower::column).containsExactly("votes");
        assertThat(power(report, "votes").r2()).isGreaterThan(0.9);
        assertThat(power(report, "votes").rocAuc()).isGreaterThan(0.95);
        // .25 of 1.25 is its share of the variance; tenths keep nearly all of it.
        assertThat(power(report, "runtime").r2()).isEqualTo(0.19, within(0.03));
        assertThat(power(report, "noise").r2()).isEqualTo(0, within(0.01));
        assertThat(power(report, "noise").rocAuc()).isEqualTo(0.5, within(0.03));
        assertThat(power(report, "constant").r2()).isEqualTo(0, within(0.01));
        assertThat(power(report, "constant").rocAuc()).isEqualTo(0.5);
    }

    @Test
    void is_fitted_on_other_titles_than_it_is_asked_about() {
        // Each value stands for one title only: by heart it would explain everything.
        var random = new Random(8);
        float[] values = new float[40];
        double[] labels = new double[40];
        for (int i = 0; i < 40; i++) {
            values[i] = i;
            labels[i] = random.nextBoolean() ? 1 : 0;
        }
        var titles = new Labelled(new FeatureMatrix(40, 1, values), labels);

        assertThat(LeakReport.of(List.of("id"), titles, titles).columns().getFirst().r2())
                .isLessThan(0.2);
    }

    @Test
    void suspects_a_feature_that_tells_of_being_liked_alone() {
        assertThat(new ColumnPower("a", 0.3, 0.951).suspicious()).isTrue();
        assertThat(new ColumnPower("a", 0.501, 0.7).suspicious()).isTrue();
        assertThat(new ColumnPower("a", 0.5, 0.95).suspicious()).isFalse();
        assertThat(new ColumnPower("a", Double.NaN, Double.NaN).suspicious()).isFalse();
    }

    @Test
    void parts_values_by_tenths_and_gives_a_frequent_value_a_bin_of_its_own() {
        float[] values = new float[20];
        double[] labels = new double[20];
        Arrays.fill(values, 4, 19, 5);
        Arrays.fill(labels, 4, 19, 2);
        values[0] = 1;
        values[1] = 2;
        values[2] = 3;
        values[3] = 4;
        values[19] = 6;
        labels[0] = 1;
        labels[2] = 4;
        labels[19] = 9;

        BinnedMeans bins = BinnedMeans.fit(values, labels);

        assertThat(bins.highest()).containsExactly(2, 4, 5, 6);
        assertThat(bins.means()).containsExactly(0.5, 2, 2, 9);
        assertThat(bins.answers(new float[] {-9, 1.5f, 2.5f, 4.5f, 5, 5.5f, 99}))
                .containsExactly(0.5, 0.5, 2, 2, 2, 9, 9);
    }

    @Test
    void tells_a_rare_flag_and_a_rare_absence_apart() {
        float[] rare = new float[100];
        float[] frequent = new float[100];
        Arrays.fill(frequent, 1);
        rare[5] = 1;
        frequent[5] = 0;
        double[] labels = new double[100];
        labels[5] = 3;

        assertThat(BinnedMeans.fit(rare, labels).means()).containsExactly(0, 3);
        assertThat(BinnedMeans.fit(frequent, labels).means()).containsExactly(3, 0);
    }

    @Test
    void refuses_labels_of_other_titles() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Labelled(new FeatureMatrix(2, 1, new float[2]), new double[3]))
                .withMessage("2 vectors and 3 labels");
    }

    private static ColumnPower power(LeakReport report, String column) {
        return report.columns().stream()
                .filter(power -> power.column().equals(column))
                .findFirst()
                .orElseThrow();
    }
}
