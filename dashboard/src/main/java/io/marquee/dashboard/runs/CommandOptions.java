package io.marquee.dashboard.runs;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The options of a command, as `./marquee options COMMAND` tells them.
///
/// @param purpose what the command does, in a sentence
/// @param oneOf names of options of which exactly one has to be given; empty if there are none
public record CommandOptions(
        int formatVersion,
        String command,
        String purpose,
        List<String> oneOf,
        List<CommandOption> options) {

    public CommandOptions {
        oneOf = List.copyOf(oneOf);
        options = List.copyOf(options);
    }

    /// @param name without dashes
    Optional<CommandOption> option(String name) {
        return options.stream().filter(option -> option.name().equals(name)).findFirst();
    }

    /// One option.
    ///
    /// @param name without dashes
    /// @param usual its value where none is given; null if that is not a fixed one
    /// @param choices all that it may be; empty if there are others
    /// @param several whether it may be given more than once
    /// @param least null if there is no least value
    /// @param most null if there is none
    /// @param above whether a value has to be above `least`, not just no less
    public record CommandOption(
            String name,
            ValueKind kind,
            String description,
            @Nullable String usual,
            List<String> choices,
            boolean required,
            boolean several,
            @Nullable Double least,
            @Nullable Double most,
            boolean above) {

        public CommandOption {
            choices = List.copyOf(choices);
        }
    }

    /// What kind of value an option takes.
    public enum ValueKind {
        FLAG,
        INTEGER,
        NUMBER,
        TEXT,
        /// Names of files, or globs.
        FILES,
        /// `ours=theirs`
        PAIRS
    }
}
