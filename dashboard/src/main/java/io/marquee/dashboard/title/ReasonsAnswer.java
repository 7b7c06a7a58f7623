package io.marquee.dashboard.title;

import io.marquee.explanation.Explanation;
import io.marquee.explanation.Reason;
import java.util.List;

/// Why a rating is predicted, as the API answers: base, contributions and everything else add up to
/// the rating, before it is held to 1..5.
public record ReasonsAnswer(double base, List<Reason> reasons, double everythingElse) {

    /// @param explanation of a rating
    public static ReasonsAnswer of(Explanation explanation) {
        return new ReasonsAnswer(
                explanation.base(), explanation.reasons(), explanation.everythingElse());
    }
}
