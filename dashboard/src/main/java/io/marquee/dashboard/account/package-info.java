/// Who may look at the dashboard and what they may do there.
@NullMarked
package io.marquee.dashboard.account;

import org.jspecify.annotations.NullMarked;
