package io.marquee.dashboard.title;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The columns of the table of predictions.
public enum PredictionColumn {
    TITLE("Title", "title", "lower(title)", true),
    RATING("Predicted rating", "predicted_rating", "predicted_rating", true),
    ACTUAL_RATING("Actual rating", "actual_rating", "actual_rating", true),
    ERROR("Error", "", "abs(predicted_rating - actual_rating)", false),
    INTERVAL("80% interval", "rating_low, rating_high", "rating_high - rating_low", true),
    PROBABILITY("Like probability", "like_probability", "like_probability", true),
    LIKED("Called liked", "predicted_liked", "predicted_liked", true),
    ACTUAL_LIKED("Actually liked", "actual_liked", "actual_liked", true),
    KIND("Kind", "kind", "kind", true),
    YEAR("Released", "release_year", "release_year", true),
    GENRES("Genres", "genres", "genres", true),
    COUNTRIES("Countries", "countries", "countries", false),
    MATURITY("Maturity", "maturity", "maturity", false),
    SPLIT("Split", "split", "split", false),
    UNFAMILIAR("Unfamiliar", "unfamiliar", "len(unfamiliar)", true);

    private final String header;
    private final String read;
    private final String sortKey;
    private final boolean usual;

    PredictionColumn(String header, String read, String sortKey, boolean usual) {
        this.header = header;
        this.read = read;
        this.sortKey = sortKey;
        this.usual = usual;
    }

    /// What stands above it.
    public String header() {
        return header;
    }

    /// Whether it is shown unless somebody chooses otherwise.
    public boolean isUsual() {
        return usual;
    }

    /// Its name in addresses.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The column of that name.
    public static Optional<PredictionColumn> of(String word) {
        return Arrays.stream(values()).filter(column -> column.word().equals(word)).findFirst();
    }

    /// The columns of `scored` that it shows, parted by commas; empty if others have them all.
    String read() {
        return read;
    }

    /// What rows are sorted by.
    String sortKey() {
        return sortKey;
    }
}
