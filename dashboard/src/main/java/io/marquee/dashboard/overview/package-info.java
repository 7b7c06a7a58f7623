/// How things stand in a workspace: the champion, the models and the runs.
@NullMarked
package io.marquee.dashboard.overview;

import org.jspecify.annotations.NullMarked;
