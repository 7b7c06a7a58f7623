package io.marquee.dashboard.runs;

import io.marquee.Json;
import io.marquee.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A Flink cluster, by its REST interface. A run's job is known by its name, which ends in the
/// run's id.
final class FlinkCluster {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String address;

    /// @param address `host:port`
    FlinkCluster(String address) {
        this.address = address;
    }

    /// The id of the job of a run; empty if the cluster has none or does not answer.
    Optional<String> job(String run) {
        return ask(request("/jobs/overview").GET())
                .flatMap(answer ->
                        Json.read(answer, JsonNode.class, address)
                                .path("jobs")
                                .valueStream()
                                .filter(job -> job.path("name").asString("").endsWith(run))
                                .map(job -> job.path("jid").asString(""))
                                .findFirst());
    }

    /// Where Flink shows a job.
    URI page(String job) {
        return URI.create("http://" + address + "/#/job/running/" + job + "/overview");
    }

    /// @return whether the cluster took the order
    boolean cancel(String job) {
        return ask(request("/jobs/" + job + "?mode=cancel")
                        .method("PATCH", HttpRequest.BodyPublishers.noBody()))
                .isPresent();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(PATIENCE);
    }

    private static Optional<byte[]> ask(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() / 100 == 2 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException | UserError e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
