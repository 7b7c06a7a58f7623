package io.marquee.pipeline.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.pipeline.Blocks;
import io.marquee.pipeline.run.Runners;
import io.marquee.training.Example;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The search on Flink.
class FindOptionsIT {

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void comes_to_the_same_on_flink_at_any_parallelism(int parallelism) {
        List<Example> examples = FindOptionsTest.examples(120);
        Pipeline pipeline =
                Pipeline.create(
                        Runners.choose(
                                List.of("--runner=FlinkRunner", "--parallelism=" + parallelism),
                                0,
                                "search"));

        assertThat(
                        FindOptionsTest.find(
                                pipeline,
                                FindOptionsTest.QUICK,
                                FindOptionsTest.spec(examples),
                                Blocks.shuffled(examples, 17, parallelism)))
                .isEqualTo(FindOptionsTest.inOneThread(FindOptionsTest.QUICK, examples));
    }
}
