/// The search for training options, spread over all workers.
@NullMarked
package io.marquee.pipeline.search;

import org.jspecify.annotations.NullMarked;
