/// The page about the quality of the data.
@NullMarked
package io.marquee.dashboard.quality.ui;

import org.jspecify.annotations.NullMarked;
