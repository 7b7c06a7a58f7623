package io.marquee.pipeline.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What the value of an option may be, for those who want to say so before a run starts. The check
/// that counts is made where the value is used; `OptionsCommandTest` holds the two together.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Bounds {

    double least();

    double most() default Double.POSITIVE_INFINITY;

    /// Whether the value has to be above [#least], not just no less.
    boolean above() default false;
}
