package io.marquee.dashboard.runs;

import io.marquee.dashboard.api.Fault;
import io.marquee.dashboard.api.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What is to be run, as it stands in a body: `{"command": "train", "options": {"catalog":
/// ["part-1.csv"], "trees": 40}, "runner": "direct"}`.
///
/// @param options by name; each a text, a number, true or false, or a list of these
/// @param runner as [Place#parse] reads it; null for `automatic`
public record OrderRequest(
        @Nullable String command,
        @Nullable Map<String, JsonNode> options,
        @Nullable String runner) {

    private static final String COMMAND = "command";
    private static final String OPTIONS = "options.";

    /// The order, held against the options of its command.
    ///
    /// @throws Refusal if anything is wrong with it, naming each field that is
    public LaunchOrder order(RunsService runs) {
        if (command == null) {
            throw Refusal.of(COMMAND, "This is needed.");
        }
        if (!Commands.ALL.contains(command)) {
            throw Refusal.of(
                    COMMAND, "It has to be one of %s.".formatted(String.join(", ", Commands.ALL)));
        }
        LaunchOrder order =
                new LaunchOrder(command, values(), runner == null ? "automatic" : runner);
        List<Fault> faults = new ArrayList<>();
        runs.faults(order)
                .forEach((option, reason) ->
                        faults.add(
                                new Fault(
                                        option.equals(OrderCheck.PLACE)
                                                ? OrderCheck.PLACE
                                                : OPTIONS + option,
                                        reason)));
        if (!faults.isEmpty()) {
            throw Refusal.of(faults);
        }
        return order;
    }

    private Map<String, List<String>> values() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        if (options != null) {
            options.forEach((name, value) -> {
                List<JsonNode> given =
                        value.isArray() ? List.copyOf(value.values()) : List.of(value);
                if (given.stream().allMatch(OrderRequest::isPlain)) {
                    values.put(name, given.stream().map(JsonNode::asString).toList());
                } else {
                    faults.add(
                            new Fault(
                                    OPTIONS + name,
                                    "It has to be a text, a number, true or false, or a list of these."));
                }
            });
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(faults);
        }
        return values;
    }

    private static boolean isPlain(JsonNode value) {
        return value.isString() || value.isNumber() || value.isBoolean();
    }
}
