/// A prediction for every title.
@NullMarked
package io.marquee.pipeline.score;

import org.jspecify.annotations.NullMarked;
