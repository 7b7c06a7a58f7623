/// Parquet files into the workspace: titles, rejects, predictions.
@NullMarked
package io.marquee.pipeline.write;

import org.jspecify.annotations.NullMarked;
