/// What users did, added up by title: from a labels file or from engagement events.
@NullMarked
package io.marquee.pipeline.evidence;

import org.jspecify.annotations.NullMarked;
