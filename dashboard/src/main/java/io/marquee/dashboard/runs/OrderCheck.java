package io.marquee.dashboard.runs;

import io.marquee.UserError;
import io.marquee.dashboard.runs.CommandOptions.CommandOption;
import io.marquee.dashboard.runs.CommandOptions.ValueKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Makes the arguments of a command from what somebody ordered, and lets nothing else through:
/// options that the command does not have, values that are no values, files out of bounds.
final class OrderCheck {

    /// The name under which what is wrong with the place is told.
    static final String PLACE = "runner";

    private static final int LONGEST = 500;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /// What would be an option or a file of arguments, were a shell or another parser to read it.
    private static final Pattern SMUGGLED = Pattern.compile("^[-@].*|.*\\s-.*");

    private static final Pattern PAIR = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=[^=]+");

    private final CommandOptions options;
    private final InputFiles files;

    OrderCheck(CommandOptions options, InputFiles files) {
        this.options = options;
        this.files = files;
    }

    /// What came of it.
    sealed interface Checked {

        /// @param arguments of the command, without its name and without the workspace
        record Fine(List<String> arguments) implements Checked {}

        /// @param byOption what is wrong, by the name of the option, at least one
        record Faulty(Map<String, String> byOption) implements Checked {

            public Faulty {
                byOption = Collections.unmodifiableMap(new LinkedHashMap<>(byOption));
            }
        }
    }

    Checked check(LaunchOrder order) {
        List<String> arguments = new ArrayList<>();
        Map<String, String> faults = new LinkedHashMap<>();
        for (String name : order.values().keySet()) {
            if (options.option(name).isEmpty()) {
                faults.put(name, "'%s' has no such option.".formatted(order.command()));
            }
        }
        for (CommandOption option : options.options()) {
            try {
                arguments.addAll(arguments(option, given(order, option.name())));
            } catch (UserError e) {
                faults.put(option.name(), e.getMessage());
            }
        }
        faults.putAll(undecided(order));
        try {
            Place place = Place.parse(order.place());
            if (!Commands.isPipeline(order.command()) && !(place instanceof Place.Automatic)) {
                throw new UserError(
                        "'%s' is no pipeline, and runs nowhere else.".formatted(order.command()));
            }
            arguments.addAll(place.arguments());
        } catch (UserError e) {
            faults.put(PLACE, e.getMessage());
        }
        return faults.isEmpty()
                ? new Checked.Fine(List.copyOf(arguments))
                : new Checked.Faulty(faults);
    }

    private static List<String> given(LaunchOrder order, String option) {
        return order.values().getOrDefault(option, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /// What is wrong with options that exclude each other.
    private Map<String, String> undecided(LaunchOrder order) {
        List<String> names = options.oneOf();
        long given = names.stream().filter(name -> !given(order, name).isEmpty()).count();
        Map<String, String> faults = new LinkedHashMap<>();
        if (given != 1) {
            names.forEach(name ->
                    faults.put(
                            name, "Give exactly one of %s.".formatted(String.join(", ", names))));
        }
        return faults;
    }

    private List<String> arguments(CommandOption option, List<String> given) {
        if (given.isEmpty() && option.required()) {
            throw new UserError("This is needed.");
        }
        if (given.size() > 1 && !option.several()) {
            throw new UserError("Only one value is possible.");
        }
        List<String> arguments = new ArrayList<>();
        for (String value : given) {
            if (value.length() > LONGEST || CONTROL.matcher(value).find()) {
                throw new UserError("This is too long, or has characters that cannot be seen.");
            }
            if (option.kind() == ValueKind.FLAG) {
                if (flag(value)) {
                    arguments.add("--" + option.name());
                }
            } else {
                arguments.add("--" + option.name() + "=" + checked(option, value));
            }
        }
        return arguments;
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new UserError("'%s' is neither true nor false.".formatted(value));
        };
    }

    private String checked(CommandOption option, String value) {
        return switch (option.kind()) {
            case FILES -> files.resolve(value);
            case INTEGER -> number(option, value, "a whole number");
            case NUMBER -> number(option, value, "a number");
            case PAIRS -> {
                if (!PAIR.matcher(value).matches()) {
                    throw new UserError("'%s' is not of the form ours=theirs.".formatted(value));
                }
                yield plain(value);
            }
            case FLAG, TEXT -> {
                if (!option.choices().isEmpty() && !option.choices().contains(value)) {
                    throw new UserError(
                            "'%s' is not among %s."
                                    .formatted(value, String.join(", ", option.choices())));
                }
                yield plain(value);
            }
        };
    }

    private static String plain(String value) {
        if (SMUGGLED.matcher(value).matches()) {
            throw new UserError("'%s' looks like an option, not like a value.".formatted(value));
        }
        return value;
    }

    private static String number(CommandOption option, String value, String kind) {
        double number;
        try {
            number =
                    option.kind() == ValueKind.INTEGER
                            ? Long.parseLong(value)
                            : Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new UserError("'%s' is not %s.".formatted(value, kind), e);
        }
        Double least = option.least();
        Double most = option.most();
        boolean low = least != null && (option.above() ? number <= least : number < least);
        boolean high = most != null && number > most;
        if (low || high || !Double.isFinite(number)) {
            throw new UserError("It has to be %s.".formatted(range(option)));
        }
        return value;
    }

    /// The values that an option may have, in words; empty if any.
    static String range(CommandOption option) {
        List<String> parts = new ArrayList<>();
        Double least = option.least();
        if (least != null) {
            parts.add((option.above() ? "above " : "at least ") + figure(least));
        }
        Double most = option.most();
        if (most != null) {
            parts.add("at most " + figure(most));
        }
        return parts.isEmpty() ? "a finite number" : String.join(" and ", parts);
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
