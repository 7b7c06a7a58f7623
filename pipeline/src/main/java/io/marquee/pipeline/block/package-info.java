/// Elements that carry many rows: a runner pays for each element, so each should be worth it.
@NullMarked
package io.marquee.pipeline.block;

import org.jspecify.annotations.NullMarked;
