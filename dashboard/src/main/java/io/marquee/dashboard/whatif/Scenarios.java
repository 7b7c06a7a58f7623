package io.marquee.dashboard.whatif;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marquee.catalog.CatalogColumn;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What somebody is trying out: a title, and perhaps a second one to hold beside it.
///
/// @param a the first
/// @param b the second; null if there is none
/// @param dial what is turned from end to end
public record Scenarios(RawTitle a, @Nullable RawTitle b, Dial dial) {

    /// What an address holds at most, in characters of its encoded form. Servers refuse requests
    /// whose first line and headers are beyond 8,192 bytes.
    public static final int LONGEST_ADDRESS = 5_000;

    private static final String B = "b.";
    private static final String HAS_B = "b";
    private static final String DIAL = "turn";

    /// What an address says.
    ///
    /// @param a stands for columns of which the address says nothing
    /// @param parameters of the address; unknown ones are passed over
    public static Scenarios of(RawTitle a, Map<String, List<String>> parameters) {
        RawTitle first = filled(a, "", parameters);
        boolean hasB = parameters.containsKey(HAS_B);
        return new Scenarios(
                first,
                hasB ? filled(first, B, parameters) : null,
                value(parameters, DIAL).flatMap(Dial::of).orElse(Dial.LENGTH));
    }

    private static RawTitle filled(
            RawTitle start, String prefix, Map<String, List<String>> parameters) {
        RawTitle title = start;
        for (CatalogColumn column : RawTitle.COLUMNS) {
            Optional<String> cell = value(parameters, prefix + word(column));
            if (cell.isPresent()) {
                title = title.with(column, cut(cell.get()));
            }
        }
        return title;
    }

    /// The parameters of an address that says all this: of A what differs from `start`, of B what
    /// differs from A. Descriptions, and then people, are left out where it would grow too long.
    ///
    /// @param start what the reader of the address begins with
    public Link link(RawTitle start) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "", start, a);
        if (b != null) {
            parameters.put(HAS_B, "1");
            put(parameters, B, a, b);
        }
        if (dial != Dial.LENGTH) {
            parameters.put(DIAL, dial.word());
        }
        List<String> leftOut = new ArrayList<>();
        for (CatalogColumn column :
                List.of(
                        CatalogColumn.DESCRIPTION,
                        CatalogColumn.CAST,
                        CatalogColumn.DIRECTOR,
                        CatalogColumn.TITLE)) {
            if (length(parameters) > LONGEST_ADDRESS) {
                boolean left = parameters.remove(word(column)) != null;
                left |= parameters.remove(B + word(column)) != null;
                if (left) {
                    leftOut.add(word(column));
                }
            }
        }
        if (length(parameters) > LONGEST_ADDRESS) {
            return new Link(Map.of(), List.of("everything"));
        }
        return new Link(parameters, leftOut);
    }

    /// An address.
    ///
    /// @param parameters by name
    /// @param leftOut columns that it does not say, since it would be too long; mostly empty
    public record Link(Map<String, String> parameters, List<String> leftOut) {

        public Link {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            leftOut = List.copyOf(leftOut);
        }
    }

    private static void put(
            Map<String, String> parameters, String prefix, RawTitle before, RawTitle after) {
        for (CatalogColumn column : RawTitle.COLUMNS) {
            if (!after.cell(column).equals(before.cell(column))) {
                parameters.put(prefix + word(column), after.cell(column));
            }
        }
    }

    /// What a column is called in an address, where `title` is the id of the title to begin with.
    private static String word(CatalogColumn column) {
        return column == CatalogColumn.TITLE ? "name" : column.header();
    }

    private static int length(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .mapToInt(e ->
                        e.getKey().length() + URLEncoder.encode(e.getValue(), UTF_8).length() + 2)
                .sum();
    }

    private static String cut(String text) {
        return text.length() > LONGEST_ADDRESS ? text.substring(0, LONGEST_ADDRESS) : text;
    }

    private static Optional<String> value(Map<String, List<String>> parameters, String name) {
        return Optional.ofNullable(parameters.get(name))
                .flatMap(values -> values.stream().findFirst());
    }
}
