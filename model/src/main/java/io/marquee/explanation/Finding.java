package io.marquee.explanation;

import java.util.function.Supplier;

/// What may become a [Reason]; only those that do are put into words.
///
/// @param absence whether it is about what the title does not have
record Finding(String feature, double contribution, boolean absence, Supplier<String> words) {

    double strength() {
        return Math.abs(contribution);
    }

    Reason told() {
        return new Reason(feature, words.get(), contribution);
    }
}
