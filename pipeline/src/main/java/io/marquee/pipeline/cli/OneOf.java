package io.marquee.pipeline.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Of the options of a command that have this, exactly one has to be given; for those who want to
/// say so before a run starts. The check that counts is made where the values are used.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface OneOf {}
