/// The pages about models.
@NullMarked
package io.marquee.dashboard.models.ui;

import org.jspecify.annotations.NullMarked;
