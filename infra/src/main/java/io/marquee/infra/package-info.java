/// The outside world.
@NullMarked
package io.marquee.infra;

import org.jspecify.annotations.NullMarked;
