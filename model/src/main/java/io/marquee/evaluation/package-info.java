/// How good a model is: metrics on titles it has not seen, with intervals, beside naive answers.
@NullMarked
package io.marquee.evaluation;

import org.jspecify.annotations.NullMarked;
