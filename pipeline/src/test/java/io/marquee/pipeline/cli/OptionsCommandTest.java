package io.marquee.pipeline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.pipeline.cli.OptionsCommand.Description;
import io.marquee.pipeline.cli.OptionsCommand.OptionDescription;
import io.marquee.pipeline.cli.OptionsCommand.ValueKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class OptionsCommandTest {

    @Test
    void tells_what_there_is_to_know_of_each_kind_of_option() {
        List<OptionDescription> options = described("train").options();

        assertThat(options)
                .contains(
                        new OptionDescription(
                                "catalog",
                                ValueKind.FILES,
                                "The catalog: CSV, JSON Lines or Parquet; a file or a glob. May be given more than once.",
                                null,
                                List.of(),
                                true,
                                true,
                                null,
                                null,
                                false),
                        new OptionDescription(
                                "seed",
                                ValueKind.INTEGER,
                                "Where all randomness comes from (default: 1).",
                                "1",
                                List.of(),
                                false,
                                false,
                                null,
                                null,
                                false),
                        new OptionDescription(
                                "subsample",
                                ValueKind.NUMBER,
                                "Share of the titles that each tree sees.",
                                null,
                                List.of(),
                                false,
                                false,
                                0.0,
                                1.0,
                                true),
                        new OptionDescription(
                                "evaluation",
                                ValueKind.TEXT,
                                "brief leaves out the learning curve and the back-test, which train six more times (default: full).",
                                "full",
                                List.of("brief", "full"),
                                false,
                                false,
                                null,
                                null,
                                false),
                        new OptionDescription(
                                "no-promote",
                                ValueKind.FLAG,
                                "Leave the champion as it is, even if the gate lets the new model pass.",
                                null,
                                List.of(),
                                false,
                                false,
                                null,
                                null,
                                false));
        assertThat(option(options, "rename").kind()).isEqualTo(ValueKind.PAIRS);
        assertThat(option(options, "without").choices())
                .containsExactly(
                        "facts",
                        "genres",
                        "countries",
                        "genre_record",
                        "country_record",
                        "director_record",
                        "cast_record",
                        "text_record");
    }

    @Test
    void tells_of_which_exactly_one_has_to_be_given() {
        assertThat(described("monitor").oneOf())
                .containsExactlyInAnyOrder("predictions", "capture", "catalog");
        assertThat(described("train").oneOf()).isEmpty();
    }

    @Test
    void leaves_out_what_the_asker_decides() {
        assertThat(described("score").options())
                .extracting(OptionDescription::name)
                .containsExactlyInAnyOrder(
                        "catalog",
                        "labels",
                        "engagement",
                        "rename",
                        "max-reject-share",
                        "model",
                        "reasons");
    }

    @Test
    void of_a_deployment_tells_what_it_needs_and_nothing_that_only_looks_or_takes_away() {
        List<OptionDescription> options = described("deploy").options();

        assertThat(options)
                .filteredOn(OptionDescription::required)
                .extracting(OptionDescription::name)
                .containsExactlyInAnyOrder("endpoint", "bucket", "role", "image");
        assertThat(options)
                .extracting(OptionDescription::name)
                .contains("model", "instance-type", "rollout")
                .doesNotContain("plan", "offline", "status", "rollback", "delete", "yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "score", "monitor", "stream", "deploy"})
    void offers_no_option_that_leads_anywhere_on_the_machine(String command) {
        CommandLine commands =
                requireNonNull(CommandLines.commandLine().getSubcommands().get(command));
        List<String> anywhere =
                commands.getCommandSpec().options().stream()
                        .filter(option -> option.paramLabel().matches(".*(FILE|FOLDER|PATH)$"))
                        .map(option -> option.longestName().substring(2))
                        .toList();

        assertThat(described(command).options())
                .extracting(OptionDescription::name)
                .doesNotContainAnyElementsOf(anywhere)
                .isNotEmpty();
        assertThat(anywhere).contains("workspace");
    }

    @Test
    void has_no_options_of_a_command_that_is_not_there() {
        StringWriter err = new StringWriter();
        int code =
                CommandLines.commandLine()
                        .setErr(new PrintWriter(err, true))
                        .execute("options", "dance");

        assertThat(code).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(err).hasToString("marquee: There is no command 'dance'.\n");
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void the_bounds_are_those_that_hold(OptionDescription option) {
        double least = requireNonNull(option.least());
        double step = option.kind() == ValueKind.INTEGER ? 1 : 1e-9;
        accept(option, option.above() ? least + step : least);
        refuse(option, option.above() ? least : least - step);
        Double most = option.most();
        if (most != null) {
            accept(option, most);
            refuse(option, most + step);
        }
    }

    static Stream<OptionDescription> bounded() {
        return described("train").options().stream().filter(option -> option.least() != null);
    }

    private static void accept(OptionDescription option, double value) {
        assertThat(use(option, value)).isTrue();
    }

    private static void refuse(OptionDescription option, double value) {
        assertThatThrownBy(() -> use(option, value)).isInstanceOf(UserError.class);
    }

    /// Gives the option to `train`, and reads from it all that is checked.
    private static boolean use(OptionDescription option, double value) {
        String text =
                option.kind() == ValueKind.INTEGER
                        ? String.valueOf((long) value)
                        : String.valueOf(value);
        CommandLine train = new CommandLine(new TrainCommand());
        train.parseArgs("--catalog=c.csv", "--" + option.name() + "=" + text);
        CommandSpec spec = train.getCommandSpec();
        TrainingFlags flags = (TrainingFlags) mixin(spec, "flags");
        flags.learning();
        flags.labels();
        ((RunOptions) mixin(spec, "options")).limit();
        return true;
    }

    private static Object mixin(CommandSpec spec, String name) {
        return requireNonNull(spec.mixins().get(name)).userObject();
    }

    private static OptionDescription option(List<OptionDescription> options, String name) {
        return options.stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow();
    }

    private static Description described(String command) {
        StringWriter out = new StringWriter();
        int code =
                CommandLines.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .execute("options", command);
        assertThat(code).isEqualTo(ExitCodes.DONE);
        return Json.read(out.toString().getBytes(UTF_8), Description.class, "options");
    }
}
