/// How elements travel between workers: deterministic coders for records and for what is kept as
/// JSON.
@NullMarked
package io.marquee.pipeline.coder;

import org.jspecify.annotations.NullMarked;
