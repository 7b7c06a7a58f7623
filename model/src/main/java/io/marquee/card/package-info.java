/// The model card: what a person should know before trusting a model, in one page.
@NullMarked
package io.marquee.card;

import org.jspecify.annotations.NullMarked;
