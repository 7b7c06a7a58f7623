/// Whether what a model is asked about, and what it answers, is still like what it learnt from: the
/// baseline that is frozen at training, profiles of what came since, and the tests that compare
/// them.
@NullMarked
package io.marquee.drift;

import org.jspecify.annotations.NullMarked;
