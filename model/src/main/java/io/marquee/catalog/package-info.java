/// What a title is, and the cleaning rules that make one of a catalog's row: pure functions, the
/// same in training, batch scoring, the stream and the server.
@NullMarked
package io.marquee.catalog;

import org.jspecify.annotations.NullMarked;
