package io.marquee.label;

import io.marquee.catalog.StatedVerdict;
import org.jspecify.annotations.Nullable;

/// What the models learn of a title. A missing label is never a zero.
///
/// @param rating 1 to 5; null if there is too little evidence
/// @param liked null if there is too little evidence
public record Label(@Nullable Double rating, @Nullable Boolean liked) {

    /// The label of a title that nothing is known of.
    public static final Label NONE = new Label(null, null);

    /// Draws the label from the evidence: a stated verdict as it is, else the shrunk mean of enough
    /// ratings.
    public static Label of(Evidence evidence, RatingPrior prior, LabelOptions options) {
        StatedVerdict stated = evidence.stated();
        Double rating = stated.rating();
        if (rating == null
                && stated.liked() == null
                && evidence.ratings() >= options.minimumRatings()) {
            rating = prior.shrink(evidence);
        }
        Boolean liked = stated.liked();
        if (liked == null && rating != null) {
            liked = rating >= options.likedThreshold();
        }
        return new Label(rating, liked);
    }

    /// Whether nothing is known.
    public boolean isMissing() {
        return rating == null && liked == null;
    }
}
