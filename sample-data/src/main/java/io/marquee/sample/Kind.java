package io.marquee.sample;

import java.util.Arrays;

/// The two kinds of title.
enum Kind {
    MOVIE("Movie"),
    SHOW("TV Show");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /// As it stands in the catalog's `type` column.
    String text() {
        return text;
    }

    /// The kind of that text.
    static Kind named(String text) {
        return Arrays.stream(values()).filter(k -> k.text.equals(text)).findFirst().orElseThrow();
    }
}
