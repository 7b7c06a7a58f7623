/// What all calls of the API have in common: its conventions, its problems, its description.
@NullMarked
package io.marquee.dashboard.api;

import org.jspecify.annotations.NullMarked;
