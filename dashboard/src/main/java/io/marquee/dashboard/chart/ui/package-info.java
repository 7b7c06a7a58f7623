/// The chart in the page.
@NullMarked
package io.marquee.dashboard.chart.ui;

import org.jspecify.annotations.NullMarked;
