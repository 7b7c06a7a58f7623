/// The gate: whether a model may score for people, check by check, in words that they understand.
@NullMarked
package io.marquee.gate;

import org.jspecify.annotations.NullMarked;
