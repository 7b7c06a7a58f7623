/// The outside world, behind the ports that the model defines: where a workspace lies is decided
/// here.
@NullMarked
package io.marquee.infra;

import org.jspecify.annotations.NullMarked;
