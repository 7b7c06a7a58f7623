package io.marquee.pipeline.cli;

import io.marquee.Json;
import io.marquee.UserError;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells other programs which options a command has, so that they can ask people for them without
/// knowing them.
@Command(
        name = "options",
        hidden = true,
        description = "Prints the options of a command as JSON.",
        mixinStandardHelpOptions = true)
final class OptionsCommand implements Callable<Integer> {

    private static final int FORMAT_VERSION = 1;

    /// Of no use to whoever starts runs in a workspace and reads their records.
    private static final Set<String> LEFT_OUT = Set.of("workspace", "json", "help", "version");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "COMMAND")
    private String command = "";

    /// What is printed.
    ///
    /// @param oneOf names of options of which exactly one has to be given; empty if there are none
    record Description(
            int formatVersion,
            String command,
            String purpose,
            List<String> oneOf,
            List<OptionDescription> options) {}

    /// One option.
    ///
    /// @param name without its dashes
    /// @param usual its value where none is given; null if that is not a fixed one
    /// @param choices all that it may be; empty if there are others
    /// @param several whether it may be given more than once
    /// @param least null if there is no least value; `above` says that it must be more than that
    record OptionDescription(
            String name,
            ValueKind kind,
            String description,
            @Nullable String usual,
            List<String> choices,
            boolean required,
            boolean several,
            @Nullable Double least,
            @Nullable Double most,
            boolean above) {}

    /// What kind of value an option takes.
    enum ValueKind {
        FLAG,
        INTEGER,
        NUMBER,
        TEXT,
        /// Names of files, or globs.
        FILES,
        /// `ours=theirs`
        PAIRS
    }

    @Override
    public Integer call() {
        CommandLine described = spec.root().subcommands().get(command);
        if (described == null) {
            throw new UserError("There is no command '%s'.".formatted(command));
        }
        spec.commandLine().getOut().println(Json.line(describe(described.getCommandSpec())));
        return ExitCodes.DONE;
    }

    static Description describe(CommandSpec command) {
        return new Description(
                FORMAT_VERSION,
                command.name(),
                String.join(" ", command.usageMessage().description()),
                command.options().stream()
                        .filter(option -> annotation(option, OneOf.class) != null)
                        .map(OptionsCommand::name)
                        .toList(),
                command.options().stream()
                        .filter(option -> !LEFT_OUT.contains(name(option)))
                        .filter(option -> annotation(option, TerminalOnly.class) == null)
                        .map(OptionsCommand::describe)
                        .toList());
    }

    private static OptionDescription describe(OptionSpec option) {
        Bounds bounds = annotation(option, Bounds.class);
        ValueKind kind = kind(option);
        return new OptionDescription(
                name(option),
                kind,
                String.join(" ", option.description()),
                kind == ValueKind.FLAG ? null : option.defaultValue(),
                choices(option),
                option.required() || annotation(option, Needed.class) != null,
                option.isMultiValue(),
                bounds == null ? null : bounds.least(),
                bounds == null || Double.isInfinite(bounds.most()) ? null : bounds.most(),
                bounds != null && bounds.above());
    }

    private static <A extends Annotation> @Nullable A annotation(OptionSpec option, Class<A> type) {
        return option.userObject() instanceof Field field ? field.getAnnotation(type) : null;
    }

    private static String name(OptionSpec option) {
        return option.longestName().replaceFirst("^--", "");
    }

    private static ValueKind kind(OptionSpec option) {
        Class<?> type = option.type();
        if (option.paramLabel().equals("FILES")) {
            return ValueKind.FILES;
        }
        if (Map.class.isAssignableFrom(type)) {
            return ValueKind.PAIRS;
        }
        if (type == boolean.class) {
            return ValueKind.FLAG;
        }
        if (type == int.class || type == Integer.class || type == long.class) {
            return ValueKind.INTEGER;
        }
        return type == double.class || type == Double.class ? ValueKind.NUMBER : ValueKind.TEXT;
    }

    private static List<String> choices(OptionSpec option) {
        if (option.completionCandidates() != null) {
            List<String> candidates = new ArrayList<>();
            option.completionCandidates().forEach(candidates::add);
            return candidates;
        }
        String label = option.paramLabel();
        return label.contains("|") ? List.of(label.split("\\|", -1)) : List.of();
    }
}
