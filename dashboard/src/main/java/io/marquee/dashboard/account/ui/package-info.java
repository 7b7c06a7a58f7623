/// The pages about accounts, and what lets a browser at any page at all.
@NullMarked
package io.marquee.dashboard.account.ui;

import org.jspecify.annotations.NullMarked;
