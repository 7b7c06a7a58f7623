/// What charts show: ECharts options and, beside each, the same figures as a table.
@NullMarked
package io.marquee.dashboard.chart;

import org.jspecify.annotations.NullMarked;
