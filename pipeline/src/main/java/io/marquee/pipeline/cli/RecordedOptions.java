package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.registry.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The options of a run on record, made into a command line again.
///
/// It knows no option by name but those of the data: what is recorded under the name of an option
/// is given to that option, so that whatever `train` learns to record can be repeated.
final class RecordedOptions {

    private static final Set<String> DATA =
            Arrays.stream(Provenance.Role.values())
                    .map(Provenance.Role::option)
                    .collect(Collectors.toUnmodifiableSet());

    private RecordedOptions() {}

    /// The arguments of a command, without its name.
    ///
    /// @param command the command as it is now
    /// @param provenance has the options on record
    /// @param data the files to read, each with its role
    /// @throws UserError if the command has no such option any more
    static List<String> arguments(
            CommandSpec command, Provenance provenance, List<RecordedData.Located> data) {
        List<String> arguments = new ArrayList<>();
        for (Map.Entry<String, String> option : provenance.options().entrySet()) {
            if (!DATA.contains(option.getKey()) && !option.getValue().isEmpty()) {
                arguments.addAll(given(command, option, provenance));
            }
        }
        for (RecordedData.Located file : data) {
            arguments.add("--" + file.role().option() + "=" + file.path());
        }
        return arguments;
    }

    private static List<String> given(
            CommandSpec command, Map.Entry<String, String> option, Provenance provenance) {
        String name = "--" + option.getKey();
        OptionSpec spec = command.findOption(name);
        if (spec == null) {
            throw new UserError(
                    "It was trained with %s=%s, and this Marquee has no such option. Train it again with Marquee %s, which made it."
                            .formatted(name, option.getValue(), provenance.software().code()));
        }
        String[] values =
                spec.isMultiValue()
                        ? option.getValue().split("\n", -1)
                        : new String[] {option.getValue()};
        return Arrays.stream(values).map(value -> name + "=" + value).toList();
    }
}
