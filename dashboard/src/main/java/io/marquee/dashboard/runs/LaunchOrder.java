package io.marquee.dashboard.runs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What somebody wants to be run.
///
/// @param command one of [Commands#ALL]
/// @param values by the name of the option, without dashes; a flag is `true`; no entry is no value
/// @param place where to run: see [Place#parse]
public record LaunchOrder(String command, Map<String, List<String>> values, String place) {

    public LaunchOrder {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((option, given) -> copy.put(option, List.copyOf(given)));
        values = Collections.unmodifiableMap(copy);
    }
}
