/// From a title to a vector: what was fitted and the one function that applies it.
@NullMarked
package io.marquee.feature;

import org.jspecify.annotations.NullMarked;
