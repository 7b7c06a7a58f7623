package io.marquee.registry;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Where two JSON documents first differ, in the words of the one who reads it: `rating.model.rmse:
/// 0.51, retrained 0.52`.
final class JsonDifference {

    private static final int MOST_CHARACTERS = 40;

    private JsonDifference() {}

    /// The first difference in the order of the original; empty if there is none but in the order
    /// of properties or in blanks.
    static Optional<String> first(JsonNode original, JsonNode again) {
        return first("", original, again);
    }

    private static Optional<String> first(String path, JsonNode original, JsonNode again) {
        if (original.equals(again)) {
            return Optional.empty();
        }
        if (original.isObject() && again.isObject()) {
            Set<String> names = new LinkedHashSet<>(original.propertyNames());
            names.addAll(again.propertyNames());
            return names.stream()
                    .flatMap(name ->
                            first(
                                    path.isEmpty() ? name : path + "." + name,
                                    original.path(name),
                                    again.path(name))
                                    .stream())
                    .findFirst();
        }
        if (original.isArray() && again.isArray()) {
            for (int i = 0; i < Math.max(original.size(), again.size()); i++) {
                Optional<String> here =
                        first(path + "[" + i + "]", original.path(i), again.path(i));
                if (here.isPresent()) {
                    return here;
                }
            }
        }
        return Optional.of(place(path) + ": " + words(original) + ", retrained " + words(again));
    }

    private static String place(String path) {
        return path.isEmpty() ? "the whole" : path;
    }

    private static String words(JsonNode value) {
        if (value.isMissingNode()) {
            return "not there";
        }
        String text = value.toString();
        return text.length() <= MOST_CHARACTERS
                ? text
                : text.substring(0, MOST_CHARACTERS - 1) + "…";
    }
}
