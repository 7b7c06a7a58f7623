/// Why a model predicts what it predicts: what each feature contributes to a title's prediction and
/// to the model as a whole, in figures and in people's words, and which known titles it resembles.
@NullMarked
package io.marquee.explanation;

import org.jspecify.annotations.NullMarked;
