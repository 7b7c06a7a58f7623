/// The scoring server: raw titles in, predictions out, by the contract that Amazon SageMaker has
/// with its containers. The same program here and there.
@NullMarked
package io.marquee.serving;

import org.jspecify.annotations.NullMarked;
