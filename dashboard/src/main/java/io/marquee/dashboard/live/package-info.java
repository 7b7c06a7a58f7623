/// What a stream has told by now: what users do with titles at this time, and what was scored just
/// before.
@NullMarked
package io.marquee.dashboard.live;

import org.jspecify.annotations.NullMarked;
