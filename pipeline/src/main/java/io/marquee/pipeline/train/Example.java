package io.marquee.pipeline.train;

import io.marquee.label.Split;

/// A labelled title as the trainer sees it.
///
/// @param titleId orders the examples, so that training does not depend on how they arrived
/// @param vector its features
/// @param rating 1 to 5; NaN without a label
/// @param liked 1 or 0; NaN without a label
/// @param genre its leading genre, for the naive answer by genre; empty if unknown
@SuppressWarnings(
        "ArrayRecordComponent") // never compared; a list of boxes would be eight times as large
record Example(
        String titleId, Split split, float[] vector, double rating, double liked, String genre) {}
