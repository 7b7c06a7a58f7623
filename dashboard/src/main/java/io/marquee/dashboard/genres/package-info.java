/// What a scored catalog looks like by genre, and by all else that titles are told apart by.
@NullMarked
package io.marquee.dashboard.genres;

import org.jspecify.annotations.NullMarked;
