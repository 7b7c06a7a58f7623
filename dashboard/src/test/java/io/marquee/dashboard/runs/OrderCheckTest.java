package io.marquee.dashboard.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.dashboard.runs.OrderCheck.Checked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderCheckTest {

    @TempDir Path folder;
    OrderCheck check;

    @BeforeEach
    void open() throws IOException {
        folder = folder.toRealPath();
        Files.writeString(folder.resolve("a b.csv"), "");
        check = new OrderCheck(SomeOptions.TRAIN, files());
    }

    private InputFiles files() {
        return new InputFiles(List.of(folder), folder.resolve("dashboard"));
    }

    @Test
    void makes_one_argument_of_each_value_in_the_order_of_the_options() {
        Map<String, List<String>> values =
                Map.of(
                        "no-promote", List.of("true"),
                        "without", List.of("facts", "genres"),
                        "trees", List.of(" 20 "),
                        "subsample", List.of("0.5"),
                        "evaluation", List.of("brief"),
                        "liked-aim", List.of("precision:0.8"),
                        "rename", List.of("listed_in=the genres"),
                        "catalog", List.of("a b.csv"));

        assertThat(check.check(new LaunchOrder("train", values, "flink")))
                .isEqualTo(
                        new Checked.Fine(
                                List.of(
                                        "--catalog=" + folder + "/a b.csv",
                                        "--rename=listed_in=the genres",
                                        "--trees=20",
                                        "--subsample=0.5",
                                        "--evaluation=brief",
                                        "--without=facts",
                                        "--without=genres",
                                        "--liked-aim=precision:0.8",
                                        "--no-promote",
                                        "--runner=FlinkRunner",
                                        "--flinkMaster=[local]")));
    }

    @Test
    void wants_exactly_one_of_the_options_that_exclude_each_other() throws IOException {
        Files.writeString(folder.resolve("day.jsonl"), "");
        check = new OrderCheck(SomeOptions.MONITOR, files());
        Checked faulty =
                new Checked.Faulty(
                        Map.of(
                                "predictions", "Give exactly one of predictions, capture.",
                                "capture", "Give exactly one of predictions, capture."));
        assertThat(check.check(monitor(Map.of()))).isEqualTo(faulty);
        assertThat(check.check(monitor(Map.of("predictions", List.of(" "))))).isEqualTo(faulty);
        assertThat(
                        check.check(
                                monitor(
                                        Map.of(
                                                "predictions", List.of("latest"),
                                                "capture", List.of("day.jsonl")))))
                .isEqualTo(faulty);
        assertThat(
                        check.check(
                                monitor(
                                        Map.of(
                                                "capture", List.of("*.jsonl"),
                                                "threshold", List.of("release_year=0.3")))))
                .isEqualTo(
                        new Checked.Fine(
                                List.of(
                                        "--capture=" + folder + "/*.jsonl",
                                        "--threshold=release_year=0.3")));
    }

    private static LaunchOrder monitor(Map<String, List<String>> values) {
        return new LaunchOrder("monitor", values, "automatic");
    }

    @Test
    void runs_what_is_no_pipeline_nowhere_else() {
        OrderCheck deploy =
                new OrderCheck(
                        new CommandOptions(1, "deploy", "Deploys.", List.of(), List.of()), files());
        assertThat(deploy.check(new LaunchOrder("deploy", Map.of(), "automatic")))
                .isEqualTo(new Checked.Fine(List.of()));
        assertThat(deploy.check(new LaunchOrder("deploy", Map.of(), "flink")))
                .isEqualTo(
                        new Checked.Faulty(
                                Map.of(
                                        "runner",
                                        "'deploy' is no pipeline, and runs nowhere else.")));
    }

    @Test
    void leaves_out_what_is_blank_or_not_set() {
        assertThat(
                        check.check(
                                order(
                                        Map.of(
                                                "trees", List.of(" "),
                                                "no-promote", List.of("false")))))
                .isEqualTo(new Checked.Fine(List.of("--catalog=" + folder + "/a b.csv")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "trees     | many              | 'many' is not a whole number.",
                "trees     | 2.5               | '2.5' is not a whole number.",
                "trees     | 0                 | It has to be at least 1 and at most 10000.",
                "trees     | 10001             | It has to be at least 1 and at most 10000.",
                "subsample | 0                 | It has to be above 0 and at most 1.",
                "subsample | NaN               | It has to be above 0 and at most 1.",
                "evaluation| so so             | 'so so' is not among brief, full.",
                "no-promote| perhaps           | 'perhaps' is neither true nor false.",
                "rename    | genres            | 'genres' is not of the form ours=theirs.",
                "rename    | a=b --workspace=c | 'a=b --workspace=c' is not of the form ours=theirs.",
                "rename    | a=b --json        | 'a=b --json' looks like an option, not like a value.",
                "liked-aim | f1 --no-promote   | 'f1 --no-promote' looks like an option, not like a value.",
                "liked-aim | --workspace=c     | '--workspace=c' looks like an option, not like a value.",
                "liked-aim | @arguments        | '@arguments' looks like an option, not like a value.",
                "catalog   | @arguments        | '@arguments' is not the name of a file.",
                "workspace | /elsewhere        | 'train' has no such option.",
                "json      | true              | 'train' has no such option.",
                "-J        | x                 | 'train' has no such option."
            })
    void says_what_is_wrong_with_a_value(String option, String value, String fault) {
        assertThat(check.check(order(Map.of(option, List.of(value)))))
                .isEqualTo(new Checked.Faulty(Map.of(option, fault)));
    }

    @Test
    void refuses_what_cannot_be_seen_and_what_never_ends() {
        String fault = "This is too long, or has characters that cannot be seen.";
        for (String value : List.of("f1\n--workspace=c", "f\0", "f".repeat(501))) {
            assertThat(check.check(order(Map.of("liked-aim", List.of(value)))))
                    .isEqualTo(new Checked.Faulty(Map.of("liked-aim", fault)));
        }
    }

    @Test
    void needs_what_is_required_once_where_once_is_all() {
        LaunchOrder order =
                new LaunchOrder("train", Map.of("trees", List.of("1", "2")), "automatic");

        assertThat(check.check(order))
                .isEqualTo(
                        new Checked.Faulty(
                                Map.of(
                                        "catalog", "This is needed.",
                                        "trees", "Only one value is possible.")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "direct         | --runner=DirectRunner",
                "10.0.0.1:8081  | --runner=FlinkRunner --flinkMaster=10.0.0.1:8081",
                "flink.home:1   | --runner=FlinkRunner --flinkMaster=flink.home:1"
            })
    void knows_where_to_run(String place, String arguments) {
        List<String> expected = new ArrayList<>();
        expected.add("--catalog=" + folder + "/a b.csv");
        expected.addAll(List.of(arguments.split(" ", -1)));
        assertThat(check.check(order(Map.of(), place))).isEqualTo(new Checked.Fine(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "host",
        "host:0",
        "host:65536",
        "[auto]",
        "a b:1",
        "host:1/path",
        "user@host:1",
        "--x:1"
    })
    void refuses_what_is_no_place(String place) {
        assertThat(check.check(order(Map.of(), place)))
                .isEqualTo(
                        new Checked.Faulty(
                                Map.of(
                                        "runner",
                                        "'%s' is no Flink cluster. Name its JobManager's REST address as HOST:PORT."
                                                .formatted(place))));
    }

    private static LaunchOrder order(Map<String, List<String>> values) {
        return order(values, "automatic");
    }

    /// With a catalog, unless that is what is given.
    private static LaunchOrder order(Map<String, List<String>> values, String place) {
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        all.putIfAbsent("catalog", List.of("a b.csv"));
        return new LaunchOrder("train", all, place);
    }
}
