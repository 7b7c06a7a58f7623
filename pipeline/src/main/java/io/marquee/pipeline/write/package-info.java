/// Parquet files and counts into the workspace.
@NullMarked
package io.marquee.pipeline.write;

import org.jspecify.annotations.NullMarked;
