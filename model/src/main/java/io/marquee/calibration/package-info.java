/// What predictions may be taken for: probabilities that come true as often as they say, ratings
/// with the interval they lie in, the threshold that serves a stated aim.
///
/// All of it is fitted on out-of-fold predictions: each title's comes from a model that was trained
/// without it. Predictions of titles that a model was trained on look better than they are.
@NullMarked
package io.marquee.calibration;

import org.jspecify.annotations.NullMarked;
