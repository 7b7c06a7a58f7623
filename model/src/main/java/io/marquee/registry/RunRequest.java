package io.marquee.registry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a run was asked to do, and with what.
///
/// @param command `train`, `score` and so on
/// @param options all options by name, defaults included, in the order to show them; no secrets
/// @param runner where it runs: `DirectRunner`, `FlinkRunner`
/// @param software what it runs on
public record RunRequest(
        String command, Map<String, String> options, String runner, Software software) {

    public RunRequest {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
