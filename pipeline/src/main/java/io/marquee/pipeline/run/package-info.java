/// One run from start to end: its record, its progress, its runner.
@NullMarked
package io.marquee.pipeline.run;

import org.jspecify.annotations.NullMarked;
