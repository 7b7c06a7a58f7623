/// What a title is, and the cleaning rules that make one of a catalog's row: pure functions, the
/// same wherever a row is cleaned.
@NullMarked
package io.marquee.catalog;

import org.jspecify.annotations.NullMarked;
