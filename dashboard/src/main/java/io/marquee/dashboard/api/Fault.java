package io.marquee.dashboard.api;

/// One thing that is wrong with a request.
///
/// @param field the parameter, or the field of the body: `page`, `options.trees`, `title.type`
/// @param reason what is wrong with it, in a sentence
public record Fault(String field, String reason) {}
