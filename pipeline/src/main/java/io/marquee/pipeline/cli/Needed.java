package io.marquee.pipeline.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An option that is needed unless one is given that is [TerminalOnly]; for those who want to say
/// so before a run starts. The check that counts is made where the value is used.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Needed {}
