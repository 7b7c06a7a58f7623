package io.marquee.infra.sagemaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What everything that Marquee makes is marked with, so that it is found again.
final class Tags {

    static final String MANAGED_BY = "marquee:managed-by";
    static final String ENDPOINT = "marquee:endpoint";
    static final String MODEL = "marquee:model-version";
    static final String SHADOW = "marquee:shadow-version";

    /// Names of the last configurations of an endpoint, newest first, parted by spaces.
    static final String CONFIGS = "marquee:configs";

    /// What fits into a tag's 256 characters.
    private static final int REMEMBERED = 4;

    private static final int LONGEST = 256;

    private Tags() {}

    static Map<String, String> of(Deployment deployment, Deployment.Artifact artifact) {
        Map<String, String> tags = new TreeMap<>(deployment.settings().tags());
        tags.put(MANAGED_BY, "marquee");
        tags.put(ENDPOINT, deployment.endpoint());
        tags.put(MODEL, artifact.version());
        return tags;
    }

    /// The history of an endpoint that is about to move on.
    ///
    /// @param history as it is tagged
    /// @param current what it runs on now, which may be an older one after a roll-back
    static String moved(String history, String current, String next) {
        List<String> configs = new ArrayList<>();
        configs.add(next);
        configs.add(current);
        configs.addAll(before(history, current));
        StringBuilder tag = new StringBuilder();
        for (String config : configs.stream().distinct().limit(REMEMBERED).toList()) {
            if (tag.length() + 1 + config.length() <= LONGEST) {
                tag.append(tag.isEmpty() ? "" : " ").append(config);
            }
        }
        return tag.toString();
    }

    /// The configurations before the current one, newest first.
    static List<String> before(String history, String current) {
        List<String> configs = List.of(history.split(" ", -1));
        return configs.subList(configs.indexOf(current) + 1, configs.size()).stream()
                .filter(config -> !config.isEmpty() && !config.equals(current))
                .toList();
    }
}
