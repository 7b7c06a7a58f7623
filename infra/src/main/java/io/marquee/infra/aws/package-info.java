/// What all talks with AWS have in common: how clients are made, how patient they are, and what
/// their failures mean to people.
@NullMarked
package io.marquee.infra.aws;

import org.jspecify.annotations.NullMarked;
