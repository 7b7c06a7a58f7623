/// The pages on which runs are started, watched and stopped.
@NullMarked
package io.marquee.dashboard.runs.ui;

import org.jspecify.annotations.NullMarked;
