package io.marquee.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.ToString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The job jar holds all that a cluster of bare Flink needs to run a pipeline.
class FlinkClusterIT {

    @TempDir Path folder;

    @Test
    void runs_a_pipeline_from_the_job_jar_and_leaves_no_process_behind() throws IOException {
        Path clusterFolder = Files.createDirectory(folder.resolve("cluster"));
        FlinkCluster cluster = FlinkCluster.start(clusterFolder, 2, 1);
        try (cluster) {
            assertThat(cluster.status())
                    .isEqualTo(
                            "%s: 2 TaskManagers, 2 of 2 slots free, 0 jobs running",
                            cluster.master());

            assertThat(countWords(cluster.options(2))).isEqualTo(PipelineResult.State.DONE);
            assertThat(written()).containsExactlyInAnyOrder("drama,2", "comedy,1");
        }

        assertThatThrownBy(cluster::status).hasMessageContaining("none is running");
        assertThat(ProcessHandle.allProcesses())
                .noneMatch(process ->
                        process.info()
                                .commandLine()
                                .orElse("")
                                .contains("--configDir " + clusterFolder));
    }

    // Beam's own transforms alone: a class of this test would not be in the job jar.
    private PipelineResult.State countWords(List<String> options) {
        Pipeline pipeline =
                Pipeline.create(
                        PipelineOptionsFactory.fromArgs(options.toArray(String[]::new)).create());
        pipeline.apply("Name genres", Create.of("drama", "comedy", "drama"))
                .apply("Spread", Reshuffle.viaRandomKey())
                .apply("Count", Count.perElement())
                .apply("Print", ToString.kvs())
                .apply("Write", TextIO.write().to(folder.resolve("counts").toString()));
        return pipeline.run().waitUntilFinish();
    }

    private List<String> written() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("counts"))
                    .flatMap(FlinkClusterIT::lines)
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
