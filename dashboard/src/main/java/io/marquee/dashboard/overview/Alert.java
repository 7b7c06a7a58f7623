package io.marquee.dashboard.overview;

/// Something that a person should look at.
///
/// @param sentence what it is, and what to do
/// @param link where to look, relative to the dashboard's address
/// @param linkText what is to be seen there
public record Alert(String sentence, String link, String linkText) {}
