package io.marquee.infra.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.ensemble.Objective;
import io.marquee.infra.aws.FakeAws;
import io.marquee.infra.aws.TestPatience;
import io.marquee.registry.StoredModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An endpoint of SageMaker's XGBoost container, played by a real XGBoost.
class GoldenQuestionsTest {

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void an_endpoint_with_the_model_gives_the_same_answers(Objective objective) throws Exception {
        StoredModel model = SmallModel.publish(folder, "m1", 30);
        try (FakeAws aws = new FakeAws();
                EndpointClient client = new EndpointClient(aws.access(new TestPatience()))) {
            Booster booster = booster(model, objective);
            aws.container(csv -> predict(booster, csv));

            assertThat(GoldenQuestions.of(model).ask(client, "titles", objective)).isEmpty();

            var asked = aws.calls("Invoke").getFirst();
            assertThat(asked.path()).isEqualTo("/endpoints/titles/invocations");
            assertThat(asked.headers()).containsEntry("content-type", "text/csv");
        }
    }

    @Test
    void an_endpoint_with_another_model_is_found_out() throws Exception {
        StoredModel model = SmallModel.publish(folder, "m1", 30);
        StoredModel other = SmallModel.publish(folder, "m2", 31);
        try (FakeAws aws = new FakeAws();
                EndpointClient client = new EndpointClient(aws.access(new TestPatience()))) {
            Booster booster = booster(other, Objective.RATING);
            aws.container(csv -> predict(booster, csv));

            assertThat(GoldenQuestions.of(model).ask(client, "titles", Objective.RATING))
                    .hasValueSatisfying(said -> assertThat(said).startsWith("title 1 of "));
        }
    }

    @Test
    void what_is_no_answer_is_found_out() throws Exception {
        StoredModel model = SmallModel.publish(folder, "m1", 5);
        GoldenQuestions golden = GoldenQuestions.of(model);
        try (FakeAws aws = new FakeAws();
                EndpointClient client = new EndpointClient(aws.access(new TestPatience()))) {
            aws.container(body -> "hello");
            assertThat(golden.ask(client, "titles", Objective.RATING))
                    .contains("the answer is no list of numbers");
            assertThat(golden.ask(client, "titles"))
                    .contains("%d titles were answered with 1 lines".formatted(golden.size()));
        }
    }

    private Booster booster(StoredModel model, Objective objective) throws Exception {
        Path file = folder.resolve(ModelPackage.XGBOOST_MODEL);
        Files.write(file, model.file(ModelPackage.fileOf(objective)));
        return XGBoost.loadModel(file.toString());
    }

    private static String predict(Booster booster, String csv) {
        float[][] rows =
                csv.lines()
                        .map(line -> {
                            String[] cells = line.split(",", -1);
                            float[] row = new float[cells.length];
                            for (int i = 0; i < row.length; i++) {
                                row[i] = Float.parseFloat(cells[i]);
                            }
                            return row;
                        })
                        .toArray(float[][]::new);
        int columns = rows[0].length;
        float[] flat = new float[rows.length * columns];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * columns, columns);
        }
        try {
            return Arrays.stream(
                            booster.predict(new DMatrix(flat, rows.length, columns, Float.NaN)))
                    .map(answer -> String.valueOf(answer[0]))
                    .collect(Collectors.joining(","));
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }
}
