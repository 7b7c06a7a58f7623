package io.marquee.calibration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.marquee.UserError;
import java.util.Locale;

/// What calling a title liked should be good for. It is written, in JSON too, as `accuracy`, `f1`,
/// `balanced`, `precision:0.8` or `recall:0.9`.
public sealed interface LikedAim {

    /// As many titles called right as can be.
    record Accuracy() implements LikedAim {}

    /// The highest harmonic mean of precision and recall.
    record F1() implements LikedAim {}

    /// Liked titles and others called right alike: the highest mean of both shares, which is where
    /// Youden's index is highest.
    record Balanced() implements LikedAim {}

    /// As many liked titles found as can be, where this share of the titles called liked is.
    ///
    /// @param atLeast above 0 and up to 1
    record Precision(double atLeast) implements LikedAim {
        public Precision {
            checkShare("precision", atLeast);
        }
    }

    /// The highest precision, where this share of the liked titles is found.
    ///
    /// @param atLeast above 0 and up to 1
    record Recall(double atLeast) implements LikedAim {
        public Recall {
            checkShare("recall", atLeast);
        }
    }

    /// Reads an aim as people write it.
    ///
    /// @throws UserError if it is none, or its share is not above 0 and up to 1
    @JsonCreator
    static LikedAim parse(String text) {
        String aim = text.strip().toLowerCase(Locale.ROOT);
        int colon = aim.indexOf(':');
        String name = colon < 0 ? aim : aim.substring(0, colon).strip();
        boolean withShare = name.equals("precision") || name.equals("recall");
        if (withShare != colon >= 0) {
            throw unknown(text);
        }
        return switch (name) {
            case "accuracy" -> new Accuracy();
            case "f1" -> new F1();
            case "balanced" -> new Balanced();
            case "precision" -> new Precision(share(text, aim.substring(colon + 1)));
            case "recall" -> new Recall(share(text, aim.substring(colon + 1)));
            default -> throw unknown(text);
        };
    }

    /// The aim as [#parse] reads it.
    @JsonValue
    default String text() {
        return switch (this) {
            case Accuracy() -> "accuracy";
            case F1() -> "f1";
            case Balanced() -> "balanced";
            case Precision(double atLeast) -> "precision:" + atLeast;
            case Recall(double atLeast) -> "recall:" + atLeast;
        };
    }

    private static double share(String text, String number) {
        try {
            return Double.parseDouble(number.strip());
        } catch (NumberFormatException e) {
            throw unknown(text);
        }
    }

    private static void checkShare(String name, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new UserError(
                    "The aim %s:%s asks for a share that must be above 0 and up to 1. Write %s:0.8, for instance."
                            .formatted(name, share, name));
        }
    }

    private static UserError unknown(String text) {
        return new UserError(
                "'%s' is no aim for the liked threshold. Use accuracy, f1, balanced, precision:0.8 or recall:0.9."
                        .formatted(text));
    }
}
