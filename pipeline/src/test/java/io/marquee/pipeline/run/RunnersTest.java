package io.marquee.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.marquee.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnersTest {

    private static final long SMALL = 1 << 20;
    private static final long LARGE = 1 << 30;

    @Test
    void runs_a_small_catalog_directly_without_the_checks_of_tests() {
        PipelineOptions options = Runners.choose(List.of(), SMALL, "marquee-train");

        assertThat(options.getRunner()).isEqualTo(DirectRunner.class);
        assertThat(options.getJobName()).isEqualTo("marquee-train");
        assertThat(options.as(DirectOptions.class).isEnforceImmutability()).isFalse();
        assertThat(options.as(DirectOptions.class).isEnforceEncodability()).isFalse();
    }

    @Test
    void runs_a_large_catalog_on_embedded_flink_on_all_processors() {
        FlinkPipelineOptions options =
                Runners.choose(List.of(), LARGE, "marquee-train").as(FlinkPipelineOptions.class);

        assertThat(options.getRunner()).isEqualTo(FlinkRunner.class);
        assertThat(options.getFlinkMaster()).isEqualTo("[local]");
        assertThat(options.getParallelism()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(options.getObjectReuse()).isTrue();
    }

    @Test
    void does_as_it_is_told_whatever_the_size() {
        assertThat(Runners.choose(List.of("--runner=DirectRunner"), LARGE, "j").getRunner())
                .isEqualTo(DirectRunner.class);
        FlinkPipelineOptions options =
                Runners.choose(List.of("--runner=FlinkRunner", "--parallelism=3"), SMALL, "j")
                        .as(FlinkPipelineOptions.class);
        assertThat(options.getRunner()).isEqualTo(FlinkRunner.class);
        assertThat(options.getFlinkMaster()).isEqualTo("[local]");
        assertThat(options.getParallelism()).isEqualTo(3);
    }

    @Test
    void takes_flink_where_its_master_is_named() {
        assertThat(Runners.choose(List.of("--flinkMaster=[local]"), SMALL, "j").getRunner())
                .isEqualTo(FlinkRunner.class);
    }

    @Test
    void takes_all_slots_of_a_cluster() throws IOException {
        try (Cluster cluster = new Cluster("{\"taskmanagers\":2,\"slots-total\":4}")) {
            FlinkPipelineOptions options =
                    Runners.choose(List.of("--flinkMaster=" + cluster.master()), SMALL, "j")
                            .as(FlinkPipelineOptions.class);

            assertThat(options.getFlinkMaster()).isEqualTo(cluster.master());
            assertThat(options.getParallelism()).isEqualTo(4);
            assertThat(options.getFilesToStage()).hasSize(1);
        }
    }

    @Test
    void leaves_parallelism_and_files_as_they_were_given_for_a_cluster() throws IOException {
        try (Cluster cluster = new Cluster("{\"slots-total\":4}")) {
            FlinkPipelineOptions options =
                    Runners.choose(
                                    List.of(
                                            "--flinkMaster=" + cluster.master(),
                                            "--parallelism=2",
                                            "--filesToStage=job.jar"),
                                    SMALL,
                                    "j")
                            .as(FlinkPipelineOptions.class);

            assertThat(options.getParallelism()).isEqualTo(2);
            assertThat(options.getFilesToStage()).containsExactly("job.jar");
        }
    }

    @Test
    void says_that_a_cluster_has_no_slots() throws IOException {
        try (Cluster cluster = new Cluster("{\"taskmanagers\":0,\"slots-total\":0}")) {
            assertThatThrownBy(() ->
                            Runners.choose(
                                    List.of("--flinkMaster=" + cluster.master()), SMALL, "j"))
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "The Flink cluster at %s has no task slots. Start a TaskManager."
                                    .formatted(cluster.master()));
        }
    }

    @Test
    void says_that_what_answers_is_no_cluster() throws IOException {
        try (Cluster cluster = new Cluster("<html>hello</html>")) {
            assertNoCluster(cluster.master());
        }
    }

    @Test
    void says_that_no_cluster_answers() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertNoCluster("127.0.0.1:" + free);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a host", "[collection]", "http://127.0.0.1:1", "host:port"})
    void says_that_an_address_is_none(String master) {
        assertNoCluster(master);
    }

    @Test
    void says_that_there_is_no_such_option() {
        assertThatThrownBy(() -> Runners.choose(List.of("--treees=3"), SMALL, "j"))
                .hasMessageContaining("treees")
                .hasMessageNotContainingAny("interface ", "org.apache", "\n");
    }

    @Test
    void says_that_there_is_no_such_runner() {
        assertUserError(List.of("--runner=SparkRunner"), "SparkRunner");
    }

    @Test
    void says_that_an_option_has_no_such_value() {
        assertUserError(List.of("--runner=FlinkRunner", "--parallelism=many"), "many");
    }

    @Test
    void says_that_a_word_is_no_option() {
        assertUserError(List.of("--runner=DirectRunner", "catalog.csv"), "catalog.csv");
    }

    private static void assertUserError(List<String> arguments, String words) {
        assertThatThrownBy(() -> Runners.choose(arguments, SMALL, "j"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(words)
                .hasMessageNotContainingAny("interface ", "org.apache", "\n");
    }

    private static void assertNoCluster(String master) {
        assertThatThrownBy(() -> Runners.choose(List.of("--flinkMaster=" + master), SMALL, "j"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "No Flink cluster answers at --flinkMaster=%s. Start one (infra/flink/cluster start), or name the JobManager's REST address as HOST:PORT."
                                .formatted(master));
    }

    /// Answers as a JobManager's REST address would.
    private static final class Cluster implements AutoCloseable {

        private final HttpServer server;

        Cluster(String overview) throws IOException {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/overview",
                    exchange -> {
                        byte[] body = overview.getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
            server.start();
        }

        String master() {
            return "127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
