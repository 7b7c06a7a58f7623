package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.registry.Provenance;
import io.marquee.registry.Provenance.Role;
import io.marquee.registry.Software;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class RecordedOptionsTest {

    /// Options of `train` that change nothing of what is made.
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("workspace", "json", "no-promote", "help", "version");

    @Test
    void an_option_of_each_kind_comes_back_as_it_was() {
        Map<String, String> recorded =
                Map.of(
                        "number", "-0.5",
                        "text", "a b=\"c\"",
                        "list", "x y\nz",
                        "pairs", "a=b c\nd=e=f",
                        "flag", "true",
                        "unset", "false",
                        "default", "false",
                        "nothing", "");

        List<String> arguments =
                RecordedOptions.arguments(
                        new CommandLine(new Kinds()).getCommandSpec(),
                        provenance(recorded),
                        List.of());
        Kinds kinds = new Kinds();
        new CommandLine(kinds).parseArgs(arguments.toArray(String[]::new));

        assertThat(kinds.number).isEqualTo(-0.5);
        assertThat(kinds.text).isEqualTo("a b=\"c\"");
        assertThat(kinds.list).containsExactly("x y", "z");
        assertThat(kinds.pairs).containsExactly(Map.entry("a", "b c"), Map.entry("d", "e=f"));
        assertThat(kinds.flag).isTrue();
        assertThat(kinds.unset).isFalse();
        assertThat(kinds.negatable).isFalse();
        assertThat(kinds.nothing).isEqualTo("as it is");
    }

    @Test
    void the_data_is_named_file_by_file_with_what_each_is_for() {
        assertThat(
                        RecordedOptions.arguments(
                                new CommandLine(new TrainCommand()).getCommandSpec(),
                                provenance(
                                        Map.of(
                                                "catalog", "*.csv",
                                                "labels", "labels.csv",
                                                "engagement", "",
                                                "seed", "7")),
                                List.of(
                                        new RecordedData.Located(Role.CATALOG, "/a b.csv"),
                                        new RecordedData.Located(Role.CATALOG, "/c.csv"),
                                        new RecordedData.Located(Role.LABELS, "/l.csv"))))
                .containsExactly(
                        "--seed=7", "--catalog=/a b.csv", "--catalog=/c.csv", "--labels=/l.csv");
    }

    @Test
    void all_that_train_records_is_understood_by_train() {
        Map<String, String> given =
                recorded(
                        "--catalog=c.csv",
                        "--labels=l.csv",
                        "--rename=listed_in=the genres",
                        "--rename=title=name",
                        "--seed=7",
                        "--trees=20",
                        "--shrinkage=0.07",
                        "--liked-threshold=3.25",
                        "--max-reject-share=0.5");
        assertThat(given)
                .containsEntry("rename", "listed_in=the genres\ntitle=name")
                .containsEntry("shrinkage", "0.07")
                .containsEntry("max-reject-share", "0.5");

        List<String> arguments =
                new ArrayList<>(
                        RecordedOptions.arguments(
                                new CommandLine(new TrainCommand()).getCommandSpec(),
                                provenance(given),
                                List.of(
                                        new RecordedData.Located(Role.CATALOG, "c.csv"),
                                        new RecordedData.Located(Role.LABELS, "l.csv"))));

        assertThat(recorded(arguments.toArray(String[]::new))).isEqualTo(given);
    }

    /// An option that is not recorded is one that `models verify` cannot repeat.
    @Test
    void train_records_every_option_that_changes_what_it_makes() {
        Set<String> options = new TreeSet<>();
        new CommandLine(new TrainCommand())
                .getCommandSpec()
                .options()
                .forEach(option -> options.add(option.longestName().substring(2)));
        options.removeAll(WITHOUT_EFFECT);

        assertThat(recorded("--catalog=c.csv").keySet()).isEqualTo(options);
    }

    @Test
    void an_option_that_is_no_more_is_named_and_the_version_that_had_it() {
        assertThatThrownBy(() ->
                        RecordedOptions.arguments(
                                new CommandLine(new TrainCommand()).getCommandSpec(),
                                provenance(Map.of("bagging", "3")),
                                List.of()))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "It was trained with --bagging=3, and this Marquee has no such option. Train it again with Marquee 0.0.9, which made it.");
    }

    private static Map<String, String> recorded(String... arguments) {
        TrainCommand train = new TrainCommand();
        new CommandLine(train).parseArgs(arguments);
        return train.recorded();
    }

    private static Provenance provenance(Map<String, String> options) {
        return new Provenance(
                Provenance.FORMAT_VERSION,
                "r1",
                List.of(),
                options,
                1,
                new Software("0.0.9", "25", "Linux", Map.of()),
                Map.of(),
                List.of());
    }

    @Command
    static final class Kinds {
        @Option(names = "--number")
        double number;

        @Option(names = "--text")
        String text = "";

        @Option(names = "--list")
        List<String> list = List.of();

        @Option(names = "--pairs")
        Map<String, String> pairs = Map.of();

        @Option(names = "--flag")
        boolean flag;

        @Option(names = "--unset")
        boolean unset;

        @Option(names = "--default", negatable = true, defaultValue = "true")
        boolean negatable;

        @Option(names = "--nothing")
        String nothing = "as it is";
    }
}
