/// From titles to predictions: the feature spec and both models put together.
@NullMarked
package io.marquee.scoring;

import org.jspecify.annotations.NullMarked;
