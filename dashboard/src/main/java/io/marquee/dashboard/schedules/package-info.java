/// Schedules: runs that start by themselves, at times told by a cron expression.
@NullMarked
package io.marquee.dashboard.schedules;

import org.jspecify.annotations.NullMarked;
