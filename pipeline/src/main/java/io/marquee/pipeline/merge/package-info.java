/// Which rows are the same title: ids checked, evidence joined, identities merged.
@NullMarked
package io.marquee.pipeline.merge;

import org.jspecify.annotations.NullMarked;
