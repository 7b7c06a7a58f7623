/// A workspace in Amazon S3, or in anything that speaks its protocol.
@NullMarked
package io.marquee.infra.s3;

import org.jspecify.annotations.NullMarked;
