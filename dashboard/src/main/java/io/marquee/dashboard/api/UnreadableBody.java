package io.marquee.dashboard.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says what is wrong with a body, in words that name its fields and nothing of ours.
final class UnreadableBody {

    private static final String WHOLE = "body";

    private UnreadableBody() {}

    static Refusal refusal(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> Refusal.of(WHOLE, "A body of JSON is needed.");
            case UnrecognizedPropertyException e ->
                    Refusal.of(
                            place(e.getPath()),
                            "There is no such field; there are %s."
                                    .formatted(names(e.getKnownPropertyIds())));
            case MismatchedInputException e when e.getPath().isEmpty() ->
                    Refusal.of(WHOLE, "It has to be one object, with nothing after it.");
            case MismatchedInputException e ->
                    Refusal.of(
                            place(e.getPath()),
                            "It has to be %s.".formatted(words(e.getTargetType())));
            case DatabindException e ->
                    Refusal.of(place(e.getPath()), "It is not what it should be.");
            case JacksonException e -> Refusal.of(WHOLE, "It is no JSON%s.".formatted(where(e)));
            default -> Refusal.of(WHOLE, "It cannot be read.");
        };
    }

    private static String names(@Nullable Collection<Object> known) {
        return known == null
                ? "others"
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String words(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a whole number";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String place(List<JacksonException.Reference> path) {
        StringBuilder place = new StringBuilder();
        for (JacksonException.Reference step : path) {
            if (step.getPropertyName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return place.isEmpty() ? WHOLE : place.toString();
    }

    private static String where(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null
                ? ""
                : ": see line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }
}
