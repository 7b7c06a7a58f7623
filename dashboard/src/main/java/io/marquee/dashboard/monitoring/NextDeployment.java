package io.marquee.dashboard.monitoring;

import io.marquee.dashboard.runs.RunDetails;
import io.marquee.dashboard.runs.RunEntry;
import io.marquee.dashboard.runs.RunsService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the next deployment to an endpoint is to be told: what the last one in this workspace was,
/// but for the model, which is the champion.
public final class NextDeployment {

    /// How many runs back it is looked for.
    private static final int MOST_RUNS = 200;

    private static final String ENDPOINT = "endpoint";
    private static final String DEED = "do";
    private static final String TAG = "tag ";

    /// What `./marquee deploy` records and nobody gives, or gives for that one time.
    private static final Set<String> NOT_AGAIN = Set.of(DEED, "launch", "model", "shadow");

    private NextDeployment() {}

    /// The options by name, the endpoint's first; no more than that if nothing was deployed to it
    /// from here.
    ///
    /// @throws io.marquee.UserError if the workspace cannot be read
    public static Map<String, List<String>> to(String endpoint, RunsService runs) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        options.put(ENDPOINT, List.of(endpoint));
        Map<String, String> last =
                runs.list().stream()
                        .limit(MOST_RUNS)
                        .filter(run -> run.command().equals("deploy"))
                        .map(RunEntry::id)
                        .map(runs::find)
                        .flatMap(Optional::stream)
                        .map(RunDetails::options)
                        .filter(recorded -> endpoint.equals(recorded.get(ENDPOINT)))
                        .filter(recorded -> "deploy".equals(recorded.get(DEED)))
                        .findFirst()
                        .orElse(Map.of());
        last.forEach((name, value) -> {
            if (name.startsWith(TAG)) {
                options.merge(
                        "tag",
                        List.of(name.substring(TAG.length()) + "=" + value),
                        NextDeployment::both);
            } else if (!value.isEmpty() && !NOT_AGAIN.contains(name)) {
                options.put(name, List.of(value));
            }
        });
        return options;
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
