package io.marquee.pipeline.train;

import io.marquee.training.Portion;
import io.marquee.training.PortionFit;

/// What a portion's models said of the titles that they were asked about, and the models themselves
/// where they are the ones to be published.
///
/// @param spec `features.json`; empty but for [Portion#WHOLE]
/// @param rating `rating.json`; empty but for [Portion#WHOLE]
/// @param liked `liked.json`; empty but for [Portion#WHOLE]
/// @param ratings one per title asked about
/// @param likedMargins log-odds, one per title asked about
@SuppressWarnings("ArrayRecordComponent") // never compared
record PortionAnswers(
        Portion portion,
        byte[] spec,
        byte[] rating,
        byte[] liked,
        double[] ratings,
        double[] likedMargins) {

    static PortionAnswers of(Portion portion, PortionFit fit) {
        boolean published = portion.equals(Portion.WHOLE);
        byte[] none = {};
        return new PortionAnswers(
                portion,
                published ? fit.spec().toJson() : none,
                published ? fit.rating().toJson() : none,
                published ? fit.liked().toJson() : none,
                fit.ratings(),
                fit.likedMargins());
    }
}
