package io.marquee.dashboard.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.dashboard.runs.House;
import io.marquee.registry.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextDeploymentTest {

    @TempDir Path folder;

    @Test
    void is_told_what_the_last_one_to_the_endpoint_was_but_for_the_model() throws IOException {
        House house = new House(folder, "exit 1");
        record(
                house,
                Map.of(
                        "do", "deploy",
                        "endpoint", "titles",
                        "bucket", "s3://old"));
        record(
                house,
                Map.of(
                        "do", "deploy",
                        "endpoint", "titles",
                        "region", "",
                        "model", "v1",
                        "shadow", "v0",
                        "launch", "launch-1",
                        "bucket", "s3://b",
                        "instances", "2",
                        "tag team", "analytics"));
        record(house, Map.of("do", "rollback", "endpoint", "titles"));
        record(house, Map.of("do", "deploy", "endpoint", "titles-eu", "bucket", "s3://eu"));

        assertThat(NextDeployment.to("titles", house.service))
                .isEqualTo(
                        Map.of(
                                "endpoint", List.of("titles"),
                                "bucket", List.of("s3://b"),
                                "instances", List.of("2"),
                                "tag", List.of("team=analytics")));
        assertThat(NextDeployment.to("new", house.service))
                .isEqualTo(Map.of("endpoint", List.of("new")));
    }

    private static void record(House house, Map<String, String> options) {
        house.pass(1);
        try (Run run = house.run("deploy", options)) {
            run.done();
        }
    }
}
