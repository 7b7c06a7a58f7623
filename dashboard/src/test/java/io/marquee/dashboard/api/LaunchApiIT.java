package io.marquee.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.marquee.dashboard.SomeDashboard;
import io.marquee.dashboard.api.ApiClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A training from the API to its end, by the real launcher, on the sample data.
class LaunchApiIT {

    private static final String LAUNCHER = "marquee.launcher";
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int A_RUN_SECONDS = 180;

    @TempDir Path folder;

    @BeforeEach
    void find() {
        assumeTrue(
                Files.exists(ROOT.resolve("pipeline/target/marquee-job.jar")),
                "the pipelines are not built");
        System.setProperty(LAUNCHER, ROOT.resolve("marquee").toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(LAUNCHER);
    }

    @Test
    void trains_a_model_that_then_answers_what_if() throws IOException, InterruptedException {
        Path input = Files.createDirectory(folder.resolve("input"));
        for (String file : new String[] {"catalog/part-1.csv", "engagement/part-1.csv.gz"}) {
            Path from = ROOT.resolve("sample-data").resolve(file);
            Files.copy(from, input.resolve(file.replace('/', '-')));
        }
        try (SomeDashboard dashboard = SomeDashboard.start(folder)) {
            ApiClient api = new ApiClient(dashboard);
            Answer launched =
                    api.post(
                            "/api/v1/runs",
                            """
                            {"command":"train","options":{"catalog":"input/catalog-part-1.csv",\
                            "engagement":["input/engagement-part-1.csv.gz"],"trees":20,"shrinkage":0.2,\
                            "evaluation":"brief"},"runner":"direct"}\
                            """);
            assertThat(launched.status()).as(launched.body()).isEqualTo(202);
            String path = launched.whole().headers().firstValue("Location").orElseThrow();

            JsonNode run = api.get(path).json();
            for (int i = 0; i < A_RUN_SECONDS && run.path("took_seconds").isNull(); i++) {
                Thread.sleep(1_000);
                run = api.get(path).json();
            }
            assertThat(run.path("state").asString())
                    .as(api.get(path + "/log").body())
                    .isEqualTo("DONE");
            assertThat(run.path("runner").asString()).isEqualTo("DirectRunner");
            assertThat(run.at("/options/trees").asString()).isEqualTo("20");
            JsonNode counts = run.path("counts");
            long rejected =
                    counts.propertyNames().stream()
                            .filter(name -> name.startsWith("rows.rejected."))
                            .mapToLong(name -> counts.path(name).asLong())
                            .sum();
            assertThat(counts.path("rows.read").asLong())
                    .isEqualTo(4_000)
                    .isEqualTo(
                            counts.path("rows.accepted").asLong()
                                    + counts.path("rows.merged").asLong()
                                    + rejected);
            assertThat(run.path("stages").size()).isPositive();
            assertThat(api.get(path + "/log").body()).contains("accepted");

            String version = run.path("model_version").asString();
            JsonNode model = api.get("/api/v1/models/" + version).json();
            assertThat(model.path("unknown").propertyNames()).isEmpty();
            assertThat(model.path("figures").size()).isEqualTo(10);
            assertThat(model.path("checks").size()).isPositive();
            assertThat(model.at("/origin/options/trees").asString()).isEqualTo("20");
            assertThat(
                            api.post(
                                            "/api/v1/what-if",
                                            """
                                            {"title":{"title":"Two Rooms","type":"Movie","release_year":2019},"model":"%s"}\
                                            """
                                                    .formatted(version))
                                    .status())
                    .isEqualTo(200);
        }
    }
}
