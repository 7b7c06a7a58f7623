package io.marquee.dashboard.api;

import io.marquee.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The parameters of a call, read strictly: what is not known or cannot be read is refused by its
/// name.
public final class Query {

    /// Of a value that is refused.
    private static final int MOST_SHOWN = 40;

    private static final String PAGE = "page";
    private static final String SIZE = "size";

    private final Map<String, List<String>> parameters;

    private Query(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /// @param parameters as they came
    /// @param known those that the call has
    /// @throws Refusal if there is any other
    public static Query of(Map<String, List<String>> parameters, String... known) {
        Set<String> names = new LinkedHashSet<>(Arrays.asList(known));
        String all = names.isEmpty() ? "there are none" : "there are " + String.join(", ", names);
        List<Fault> faults = new ArrayList<>();
        for (String name : parameters.keySet()) {
            if (!names.contains(name)) {
                faults.add(new Fault(name, "There is no such parameter; %s.".formatted(all)));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(faults);
        }
        return new Query(parameters);
    }

    /// As [#of], for a call that answers in pages.
    public static Query paged(Map<String, List<String>> parameters, String... known) {
        List<String> names = new ArrayList<>(Arrays.asList(known));
        names.add(PAGE);
        names.add(SIZE);
        return of(parameters, names.toArray(String[]::new));
    }

    /// The page that is asked for.
    ///
    /// @throws Refusal if there can be no such page
    public Paging paging() {
        return new Paging(
                number(PAGE, Paging.LAST).orElse(1),
                number(SIZE, Paging.LARGEST).orElse(Paging.USUAL));
    }

    /// A whole number from 1.
    ///
    /// @throws Refusal if it is none, or beyond `most`
    public Optional<Integer> number(String name, int most) {
        return one(name)
                .map(text -> {
                    try {
                        int number = Integer.parseInt(text);
                        if (number >= 1 && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException none) {
                        // Told below, as for any other that will not do.
                    }
                    throw Refusal.of(
                            name,
                            "'%s' is no whole number of 1 to %d.".formatted(shown(text), most));
                });
    }

    /// A word out of a few; empty if it is not given.
    ///
    /// @throws Refusal if it is none of them
    public <E extends Enum<E>> Optional<E> word(String name, Class<E> type) {
        List<E> all = List.of(type.getEnumConstants());
        return one(name)
                .map(text ->
                        all.stream()
                                .filter(value -> value.name().equals(text))
                                .findFirst()
                                .orElseThrow(() -> Refusal.of(name, none(text, all))));
    }

    /// A text; empty if it is not given.
    ///
    /// @throws Refusal if it is given more than once
    public Optional<String> one(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Refusal.of(name, "Give it once.");
        }
        return values.stream().findFirst();
    }

    /// What a view makes of the same parameters.
    ///
    /// @param read throws a [UserError] on a value that cannot be one
    /// @throws Refusal if it does, for each parameter to blame
    public <T> T read(Function<Map<String, List<String>>, T> read) {
        List<Fault> faults = new ArrayList<>();
        parameters.forEach((name, values) -> {
            try {
                var _ = read.apply(Map.of(name, values));
            } catch (UserError mistake) {
                faults.add(new Fault(name, mistake.getMessage()));
            }
        });
        if (!faults.isEmpty()) {
            throw Refusal.of(faults);
        }
        return read.apply(parameters);
    }

    private static String none(String text, List<? extends Enum<?>> all) {
        return "'%s' is none of %s."
                .formatted(
                        shown(text),
                        all.stream().map(Enum::name).collect(Collectors.joining(", ")));
    }

    private static String shown(String text) {
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }
}
