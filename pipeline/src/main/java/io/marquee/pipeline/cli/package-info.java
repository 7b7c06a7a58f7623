/// The command line: options in, tables and exit codes out.
@NullMarked
package io.marquee.pipeline.cli;

import org.jspecify.annotations.NullMarked;
