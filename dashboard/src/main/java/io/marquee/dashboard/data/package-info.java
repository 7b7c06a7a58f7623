/// Queries over the workspace's titles, predictions and rejects.
@NullMarked
package io.marquee.dashboard.data;

import org.jspecify.annotations.NullMarked;
