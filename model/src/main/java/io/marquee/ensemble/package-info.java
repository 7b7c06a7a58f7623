/// What a trained model is: flat regression trees, how they score, and the file they live in
/// (XGBoost's JSON model format).
@NullMarked
package io.marquee.ensemble;

import org.jspecify.annotations.NullMarked;
