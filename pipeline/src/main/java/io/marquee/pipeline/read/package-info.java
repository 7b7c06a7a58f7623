/// Reading tables: files in, blocks of rows out.
@NullMarked
package io.marquee.pipeline.read;

import org.jspecify.annotations.NullMarked;
