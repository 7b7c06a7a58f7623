/// The view of what goes on now.
@NullMarked
package io.marquee.dashboard.live.ui;

import org.jspecify.annotations.NullMarked;
