/// What stands between trained models and a version that people may rely on: calibration,
/// evaluation, the gate, and the files that it is all kept in.
@NullMarked
package io.marquee.release;

import org.jspecify.annotations.NullMarked;
