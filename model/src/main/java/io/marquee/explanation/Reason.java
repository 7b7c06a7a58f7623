package io.marquee.explanation;

import java.util.Locale;

/// One thing about a title that moved its prediction.
///
/// @param feature stable name of what it is about: a column such as `genre=Documentaries`, or what
///   several columns say together, such as `length`, `director_record`, `country_absent` or
///   `cast_unknown`
/// @param text the same in people's words, such as `Documentaries`, `95 minutes`, `cast unknown`
/// @param contribution by how much it moves the margin: rating points of a rating model, log-odds
///   of a liked model
public record Reason(String feature, String text, double contribution) {

    /// The reason on one line: `Documentaries +0.21`.
    public String line() {
        return String.format(Locale.ROOT, "%s %+.2f", text, contribution);
    }
}
