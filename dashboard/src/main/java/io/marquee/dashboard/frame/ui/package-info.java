/// The frame around the views, and the small parts that many of them are made of.
@NullMarked
package io.marquee.dashboard.frame.ui;

import org.jspecify.annotations.NullMarked;
