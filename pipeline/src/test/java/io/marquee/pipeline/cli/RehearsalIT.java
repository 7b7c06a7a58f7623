package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import io.marquee.infra.Workspaces;
import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.cloudwatch.EndpointFigures;
import io.marquee.infra.cloudwatch.FigureSeries;
import io.marquee.infra.cloudwatch.FigureWindow;
import io.marquee.infra.cloudwatch.MetricNames;
import io.marquee.infra.sagemaker.Endpoints;
import io.marquee.infra.sagemaker.ModelPackage;
import io.marquee.registry.StoredModel;
import io.marquee.scoring.GoldenPredictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import tools.jackson.databind.JsonNode;

/// A model's whole way: trained, deployed, asked, captured, monitored, published, read back. The
/// server is ours, in a process of its own; AWS is a stand-in that others wrote, and has no
/// containers, so here the server answers for the endpoint.
class RehearsalIT {

    private static final String SERVING = "marquee/serving";
    private static final int REQUESTS = 30;
    private static final int TITLES = 10;

    @TempDir Path folder;

    @Test
    void what_is_trained_serves_is_watched_and_its_figures_are_read_back() throws Exception {
        Path workspace = TrainedWorkspace.copyTo(folder.resolve("workspace"));
        StoredModel champion =
                Workspaces.open(workspace.toString()).models().champion().orElseThrow();
        ModelPackage packed = ModelPackage.forMarquee(champion);

        try (Moto moto = Moto.start()) {
            try (ServerProcess server =
                    ServerProcess.start(
                            unpacked(packed),
                            moto.environment(),
                            List.of(
                                    "--capture=" + folder.resolve("capture"),
                                    "--publish",
                                    "--namespace=" + SERVING,
                                    "--dimension=Endpoint=titles",
                                    "--spool=" + folder.resolve("figures")),
                            folder.resolve("log"))) {
                assertThat(server.ping()).isEqualTo(200);
                deploys(server, moto, workspace, champion, packed);
                asks(server);
                assertThat(server.stop()).isZero();
            }
            served();
            monitors(workspace);
        }
    }

    /// What is sent is what the server runs from, and it answers as the model does here.
    private void deploys(
            ServerProcess server,
            Moto moto,
            Path workspace,
            StoredModel champion,
            ModelPackage packed)
            throws Exception {
        StringBuilder golden = new StringBuilder();
        GoldenPredictions.of(champion)
                .orElseThrow()
                .cases()
                .forEach(each -> golden.append(Json.line(each.row())).append('\n'));
        moto.answer(server.invoke("application/jsonlines", golden.toString()).body());

        Terminal.Answer answer =
                Terminal.run(
                        "deploy",
                        "--workspace=" + workspace,
                        "--endpoint=titles",
                        "--bucket=s3://" + Moto.BUCKET,
                        "--role=arn:aws:iam::123456789012:role/marquee",
                        "--image=123456789012.dkr.ecr.eu-central-1.amazonaws.com/marquee:1");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(moto.object("s3://" + Moto.BUCKET + "/" + packed.key()))
                .isEqualTo(packed.archive());
        try (Endpoints endpoints = new Endpoints(access())) {
            String config = endpoints.find("titles").orElseThrow().config();
            assertThat(endpoints.config(config).orElseThrow().modelVersion())
                    .isEqualTo(champion.version());
        }
    }

    /// Documentaries have become cooking shows, and nobody plays in anything any more.
    private static void asks(ServerProcess server) throws Exception {
        for (int request = 0; request < REQUESTS; request++) {
            StringBuilder body = new StringBuilder(SmallCatalog.HEADER).append('\n');
            for (int i = 0; i < TITLES; i++) {
                int title = 1 + request * TITLES + i;
                body.append(
                                SmallCatalog.row(
                                                "n" + title,
                                                "New " + title,
                                                "",
                                                "" + (1990 + title % 30),
                                                title)
                                        .replace("Documentaries", "Cooking")
                                        .replaceFirst("\"Actor [^\"]*\"", ""))
                        .append('\n');
            }
            var answer = server.invoke("text/csv", body.toString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        assertThat(server.invoke("application/json", "{").statusCode()).isEqualTo(400);
    }

    /// What the server has published of itself: the golden titles were one more request.
    private static void served() {
        try (CloudWatchClient client = access().build(CloudWatchClient.builder())) {
            assertThat(sums(client, "Invocations")).isEqualTo(REQUESTS + 2);
            assertThat(sums(client, "Invocation4XXErrors")).isEqualTo(1);
            assertThat(sums(client, "Invocation5XXErrors")).isZero();
            assertThat(points(client, "ModelLatency", Statistic.SAMPLE_COUNT)).isNotEmpty();
        }
    }

    private void monitors(Path workspace) throws IOException {
        Path labels = folder.resolve("labels.csv");
        List<String> lines = new ArrayList<>();
        for (String line : SmallCatalog.labels(REQUESTS * TITLES)) {
            lines.add(line.replaceFirst("^s(?=\\d)", "n"));
        }
        Files.writeString(labels, SmallCatalog.text(lines));

        Terminal.Answer answer =
                Terminal.run(
                        "monitor",
                        "--workspace=" + workspace,
                        "--capture=" + folder.resolve("capture") + "/**.jsonl",
                        "--labels=" + labels,
                        "--window=none",
                        "--publish",
                        "--dimension=Endpoint=titles",
                        "--json");

        assertThat(answer.code()).as(answer.err()).isZero();
        JsonNode window = answer.json().at("/drift/windows/0");
        Map<String, Double> found = new TreeMap<>();
        int drifted = 0;
        for (JsonNode each : window.get("features")) {
            if (!each.get("status").asString().equals("NOT_ENOUGH_DATA")) {
                found.put(
                        each.get("section").asString().toLowerCase(Locale.ROOT)
                                + "_baseline_drift_"
                                + each.get("name").asString(),
                        each.get("drift").asDouble());
            }
            drifted += each.get("status").asString().equals("DRIFTED") ? 1 : 0;
        }
        found.put("Drifted", (double) drifted);
        for (JsonNode each : window.get("quality")) {
            found.put(each.get("figure").asString(), each.get("value").asDouble());
        }
        assertThat(found)
                .containsKeys("feature_baseline_drift_genres", "label_baseline_drift_user_rating")
                .containsKeys("rmse", "log_loss", "roc_auc");
        assertThat(drifted).isPositive();
        assertThat(answer.json().get("published").toString())
                .isEqualTo(
                        "{\"sent\":%d,\"waiting\":0,\"refused\":0,\"lost\":0}"
                                .formatted(found.size()));

        Map<String, Double> read = new LinkedHashMap<>();
        try (EndpointFigures figures = new EndpointFigures(access())) {
            FigureWindow hour =
                    FigureWindow.until(Instant.now().plusSeconds(60), Duration.ofHours(1));
            for (FigureSeries series : figures.ours(MetricNames.NAMESPACE, "titles", hour)) {
                assertThat(series.dimensions())
                        .isEqualTo(Map.of("Endpoint", "titles", "MonitoringSchedule", "marquee"));
                read.put(series.metric(), series.points().getFirst().value());
            }
        }
        assertThat(read).containsExactlyInAnyOrderEntriesOf(found);
    }

    private Path unpacked(ModelPackage packed) throws Exception {
        Path archive = Files.write(folder.resolve("model.tar.gz"), packed.archive());
        Path model = Files.createDirectory(folder.resolve("model"));
        assertThat(
                        new ProcessBuilder(
                                        "tar", "-xzf", archive.toString(), "-C", model.toString())
                                .start()
                                .waitFor())
                .isZero();
        return model;
    }

    private static double sums(CloudWatchClient client, String metric) {
        return points(client, metric, Statistic.SUM).stream().mapToDouble(Datapoint::sum).sum();
    }

    private static List<Datapoint> points(
            CloudWatchClient client, String metric, Statistic statistic) {
        Instant now = Instant.now();
        return client.getMetricStatistics(r ->
                        r.namespace(SERVING)
                                .metricName(metric)
                                .dimensions(
                                        Dimension.builder()
                                                .name("Endpoint")
                                                .value("titles")
                                                .build())
                                .startTime(now.minusSeconds(3600))
                                .endTime(now.plusSeconds(60))
                                .period(60)
                                .statistics(statistic))
                .datapoints();
    }

    private static AwsAccess access() {
        return AwsAccess.ofEnvironment(Moto.REGION);
    }
}
