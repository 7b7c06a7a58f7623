/// From what users did to what the models learn: evidence, the prior that it is shrunk toward,
/// labels, and the split.
@NullMarked
package io.marquee.label;

import org.jspecify.annotations.NullMarked;
