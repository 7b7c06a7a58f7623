/// Elements that carry many rows: a runner pays for each element, so each should be worth it. See
/// docs/decisions/0005-blocks-of-rows-and-buckets.md.
@NullMarked
package io.marquee.pipeline.block;

import org.jspecify.annotations.NullMarked;
