/// The models: how good each is and why, how two differ, and which one scores.
@NullMarked
package io.marquee.dashboard.models;

import org.jspecify.annotations.NullMarked;
