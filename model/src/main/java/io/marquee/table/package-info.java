/// Tables as people hand them over: CSV and JSON Lines, gzipped or not, with all their faults.
///
/// Every row that is in a file comes out exactly once, readable or not, with the place it came
/// from.
@NullMarked
package io.marquee.table;

import org.jspecify.annotations.NullMarked;
