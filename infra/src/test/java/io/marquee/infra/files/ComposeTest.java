package io.marquee.infra.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ComposeTest {

    @Test
    void runs_both_for_this_machine_alone_and_with_nothing_that_they_do_not_need()
            throws IOException {
        YamlTree compose = YamlTree.of(Path.of("compose.yaml"));

        assertThat(compose.get("services").fields()).containsOnlyKeys("serving", "dashboard");
        for (YamlTree service : compose.get("services").fields().values()) {
            YamlTree contained = service.get("<<");
            assertThat(contained.get("read_only").text()).isEqualTo("true");
            assertThat(contained.get("cap_drop").texts()).containsExactly("ALL");
            assertThat(service.get("ports").texts())
                    .allMatch(port -> port.startsWith("127.0.0.1:"));
            assertThat(service.get("volumes").texts())
                    .anyMatch(volume -> volume.contains(":/workspace"));
            assertThat(service.get("command").texts()).contains("--workspace=/workspace");
            assertThat(service.get("build", "context").text()).isEqualTo("..");
        }
        assertThat(Path.of("dashboard/Dockerfile")).exists();
    }
}
