package io.marquee.pipeline.cli;

import io.marquee.UserError;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Reads an option that is one of a few words.
final class Choice {

    private Choice() {}

    /// The constant that is written so: in any case, with `-` or `_`.
    ///
    /// @param option its name, for the error
    /// @throws UserError if there is none
    static <E extends Enum<E>> E of(Class<E> type, String option, String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new UserError(
                                "%s does not know '%s'. Choose from: %s."
                                        .formatted(
                                                option,
                                                text,
                                                Arrays.stream(type.getEnumConstants())
                                                        .map(Enum::name)
                                                        .map(n -> n.toLowerCase(Locale.ROOT))
                                                        .collect(Collectors.joining(", ")))));
    }
}
