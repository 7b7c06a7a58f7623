package io.marquee.search;

import io.marquee.UserError;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How much work goes into finding training options.
public enum SearchEffort {
    /// None: the options are as given.
    NONE(1, 1, 1, 1),
    /// A minute or so for some thousand titles on two cores.
    QUICK(16, 5, 2, 400),
    /// Some minutes.
    THOROUGH(60, 20, 6, 1_000);

    private final int candidates;
    private final int second;
    private final int last;
    private final int mostTrees;

    SearchEffort(int candidates, int second, int last, int mostTrees) {
        this.candidates = candidates;
        this.second = second;
        this.last = last;
        this.mostTrees = mostTrees;
    }

    /// Reads what people write: a name in any case.
    ///
    /// @throws UserError if it is none
    public static SearchEffort parse(String text) {
        return Arrays.stream(values())
                .filter(effort -> effort.label().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new UserError(
                                "There is no search '%s'. Choose one of %s."
                                        .formatted(
                                                text,
                                                Arrays.stream(values())
                                                        .map(SearchEffort::label)
                                                        .collect(Collectors.joining(", ")))));
    }

    /// Its name, as people write it and as records have it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How many candidates are still in it on a rung, besides the given options.
    int candidates(Rung rung) {
        return switch (rung) {
            case FIRST -> candidates - 1;
            case SECOND -> second;
            case LAST -> last;
        };
    }

    /// Up to how many trees a candidate is trained.
    int mostTrees() {
        return mostTrees;
    }
}
