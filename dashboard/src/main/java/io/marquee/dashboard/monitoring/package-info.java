/// What monitoring runs have found: how far titles, answers and verdicts are from what a model was
/// trained on.
@NullMarked
package io.marquee.dashboard.monitoring;

import org.jspecify.annotations.NullMarked;
