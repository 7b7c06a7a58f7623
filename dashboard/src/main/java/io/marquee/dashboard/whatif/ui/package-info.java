/// The form for a title that does not exist, and what is predicted of it.
@NullMarked
package io.marquee.dashboard.whatif.ui;

import org.jspecify.annotations.NullMarked;
