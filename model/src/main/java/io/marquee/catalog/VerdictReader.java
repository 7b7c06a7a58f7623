package io.marquee.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads an audience's verdict as people write it.
public final class VerdictReader {

    /// Stricter than Java, to which `4f` and `0x1p2` are numbers too.
    private static final Pattern RATING = Pattern.compile("[1-5](?:\\.\\d*)?");

    private VerdictReader() {}

    /// Reads a rating.
    ///
    /// @return empty if the text is no number from 1 to 5
    public static Optional<Double> rating(String text) {
        String number = text.strip();
        if (!RATING.matcher(number).matches()) {
            return Optional.empty();
        }
        double rating = Double.parseDouble(number);
        return rating <= 5 ? Optional.of(rating) : Optional.empty();
    }

    /// Reads whether a title was liked: 1 or 0, true or false, yes or no.
    ///
    /// @return empty if the text is none of these
    public static Optional<Boolean> liked(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "1.0", "true", "yes" -> Optional.of(true);
            case "0", "0.0", "false", "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
