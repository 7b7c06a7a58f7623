package io.marquee.dashboard.runs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a server that answers as Flink 1.19 does.
class FlinkClusterTest {

    HttpServer server;
    FlinkCluster cluster;
    String address;
    final List<String> asked = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        address = "127.0.0.1:" + server.getAddress().getPort();
        cluster = new FlinkCluster(address);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void knows_a_job_by_the_run_in_its_name() {
        assertThat(cluster.job("20261122T120000000Z-abcdef")).contains("cafe");
        assertThat(cluster.job("20261122T120000000Z-ghijkl")).isEmpty();
        assertThat(cluster.page("cafe"))
                .isEqualTo(URI.create("http://" + address + "/#/job/running/cafe/overview"));
    }

    @Test
    void cancels_a_job() {
        assertThat(cluster.cancel("cafe")).isTrue();
        assertThat(cluster.cancel("dead")).isFalse();
        assertThat(asked)
                .containsExactly("PATCH /jobs/cafe?mode=cancel", "PATCH /jobs/dead?mode=cancel");
    }

    @Test
    void a_cluster_that_does_not_answer_knows_nothing() {
        server.stop(0);
        assertThat(cluster.job("20261122T120000000Z-abcdef")).isEmpty();
        assertThat(cluster.cancel("cafe")).isFalse();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        int code =
                switch (exchange.getRequestURI().getPath()) {
                    case "/jobs/overview" -> 200;
                    case "/jobs/cafe" -> 202;
                    default -> 404;
                };
        byte[] body =
                """
                {"jobs":[{"jid":"beef","name":"marquee-score-20261122T110000000Z-zzzzzz","state":"FINISHED"},
                         {"jid":"cafe","name":"marquee-train-20261122T120000000Z-abcdef","state":"RUNNING"}]}
                """
                        .getBytes(UTF_8);
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
