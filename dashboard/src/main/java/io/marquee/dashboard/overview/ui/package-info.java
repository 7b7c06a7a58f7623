/// The page that shows an [io.marquee.dashboard.overview.Overview].
@NullMarked
package io.marquee.dashboard.overview.ui;

import org.jspecify.annotations.NullMarked;
