package io.marquee.sample;

/// Somebody who makes titles.
///
/// @param talent what they do to a title's appeal; standard normal over all people of their trade
record Person(String name, double talent) {}
