/// What is fitted over the whole catalog: the prior of the ratings and the features.
@NullMarked
package io.marquee.pipeline.fit;

import org.jspecify.annotations.NullMarked;
