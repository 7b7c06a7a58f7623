/// The page on drift.
@NullMarked
package io.marquee.dashboard.monitoring.ui;

import org.jspecify.annotations.NullMarked;
