package io.marquee.pipeline.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An option for people at a terminal: what it makes of a command only prints something, or is not
/// to be done by filling in a form, or it names a file or folder wherever this machine has one.
/// Other programs are not told of it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface TerminalOnly {}
