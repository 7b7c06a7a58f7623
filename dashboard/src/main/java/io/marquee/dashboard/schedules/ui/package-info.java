/// What people see of schedules.
@NullMarked
package io.marquee.dashboard.schedules.ui;

import org.jspecify.annotations.NullMarked;
