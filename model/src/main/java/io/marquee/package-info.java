/// What every room of the house shares: errors meant for people, and the one way to read and write
/// JSON.
@NullMarked
package io.marquee;

import org.jspecify.annotations.NullMarked;
