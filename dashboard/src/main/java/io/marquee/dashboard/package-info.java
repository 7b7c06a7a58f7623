/// The web dashboard over a workspace: what starts it and what every page has in common. Each
/// feature is a package of its own, service and records at its root, its views in `.ui`.
@NullMarked
package io.marquee.dashboard;

import org.jspecify.annotations.NullMarked;
