/// The seeded generator of catalogs and engagement events that look and misbehave like real ones.
@NullMarked
package io.marquee.sample;

import org.jspecify.annotations.NullMarked;
