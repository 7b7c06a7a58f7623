/// The table of predictions, and the page of one title.
@NullMarked
package io.marquee.dashboard.title.ui;

import org.jspecify.annotations.NullMarked;
