package io.marquee.infra.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.ensemble.Objective;
import io.marquee.feature.FeatureMatrix;
import io.marquee.registry.StoredModel;
import io.marquee.scoring.ScoringModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelPackageTest {

    @TempDir Path folder;

    @Test
    void tar_unpacks_the_whole_model_and_the_registry_opens_it() throws Exception {
        StoredModel model = SmallModel.publish(folder.resolve("w"), "m1", 5);
        ModelPackage packed = ModelPackage.forMarquee(model);

        Path unpacked = unpack(packed);

        try (var files = Files.list(unpacked)) {
            assertThat(files.map(f -> f.getFileName().toString()).sorted())
                    .containsExactly(
                            "calibration.json",
                            "features.json",
                            "golden.json",
                            "labels.json",
                            "liked.json",
                            "model.json",
                            "rating.json");
        }
        StoredModel again =
                StoredModel.read(
                        name -> java.util.Optional.of(bytes(unpacked.resolve(name))), "there");
        assertThat(again.manifest()).isEqualTo(model.manifest());
        assertThat(Files.readAllBytes(unpacked.resolve("model.json")))
                .isEqualTo(Files.readAllBytes(folder.resolve("w/models/m1/model.json")));
        assertThat(packed.key())
                .isEqualTo("models/m1/" + packed.digest() + "/model.tar.gz")
                .matches("models/m1/[0-9a-f]{64}/model.tar.gz");
    }

    @Test
    void the_same_model_gives_the_same_bytes_and_another_another_key() {
        StoredModel model = SmallModel.publish(folder.resolve("w"), "m1", 5);
        StoredModel other = SmallModel.publish(folder.resolve("w"), "m2", 6);

        ModelPackage packed = ModelPackage.forMarquee(model);

        assertThat(ModelPackage.forMarquee(model).archive()).isEqualTo(packed.archive());
        assertThat(ModelPackage.forMarquee(other).digest()).isNotEqualTo(packed.digest());
    }

    @Test
    void an_archive_knows_neither_when_nor_by_whom_it_was_made() throws Exception {
        var files = new TreeMap<String, byte[]>();
        files.put("b", new byte[512]);
        files.put("a", "hello".getBytes(StandardCharsets.UTF_8));
        files.put("c", new byte[0]);
        Path archive = folder.resolve("x.tar.gz");
        Files.write(archive, TarGz.of(files).content());

        assertThat(tar("--utc", "--numeric-owner", "-tvzf", archive.toString()))
                .containsExactly(
                        "-rw-r--r-- 0/0               5 2000-01-01 00:00 a",
                        "-rw-r--r-- 0/0             512 2000-01-01 00:00 b",
                        "-rw-r--r-- 0/0               0 2000-01-01 00:00 c");
    }

    @ParameterizedTest
    @EnumSource
    void a_real_xgboost_opens_the_only_file_and_predicts_what_we_predict(Objective objective)
            throws Exception {
        StoredModel model = SmallModel.publish(folder.resolve("w"), "m1", 40);
        GoldenQuestions golden = GoldenQuestions.of(model);
        FeatureMatrix rows = ScoringModel.open(model).scorer().vectors(golden.titles());

        Path unpacked = unpack(ModelPackage.forXgboost(model, objective));

        try (var files = Files.list(unpacked)) {
            // The container would average the answers of several.
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactly(ModelPackage.XGBOOST_MODEL);
        }
        float[][] theirs =
                XGBoost.loadModel(unpacked.resolve(ModelPackage.XGBOOST_MODEL).toString())
                        .predict(
                                new DMatrix(rows.values(), rows.rows(), rows.columns(), Float.NaN));
        String file = ModelPackage.fileOf(objective);
        double[] ours = io.marquee.ensemble.Ensemble.read(model.file(file), file).predict(rows);
        assertThat(ours).hasSizeGreaterThan(10);
        for (int i = 0; i < ours.length; i++) {
            assertThat((double) theirs[i][0]).isEqualTo(ours[i], within(1e-5));
        }
    }

    private Path unpack(ModelPackage packed) throws Exception {
        Path archive = folder.resolve(packed.digest() + ".tar.gz");
        Files.write(archive, packed.archive());
        Path to = Files.createDirectory(folder.resolve(packed.digest()));
        assertThat(tar("-xzf", archive.toString(), "-C", to.toString())).isEmpty();
        return to;
    }

    private static List<String> tar(String... arguments) throws Exception {
        var line = new java.util.ArrayList<>(List.of("tar"));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        List<String> said = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as(said.toString()).isZero();
        return said;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
