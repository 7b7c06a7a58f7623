/// The page that shows a [io.marquee.dashboard.genres.GenreAnalysis].
@NullMarked
package io.marquee.dashboard.genres.ui;

import org.jspecify.annotations.NullMarked;
