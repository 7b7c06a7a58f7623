/// From labelled feature vectors to an ensemble. Smile grows the trees, and nothing outside this
/// package knows.
@NullMarked
package io.marquee.training;

import org.jspecify.annotations.NullMarked;
