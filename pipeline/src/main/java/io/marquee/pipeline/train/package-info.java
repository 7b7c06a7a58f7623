/// Examples, the two models, and how good they are.
@NullMarked
package io.marquee.pipeline.train;

import org.jspecify.annotations.NullMarked;
