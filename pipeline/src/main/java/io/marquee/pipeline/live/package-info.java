/// Engagement as it happens: each event once, added up by title and window.
@NullMarked
package io.marquee.pipeline.live;

import org.jspecify.annotations.NullMarked;
