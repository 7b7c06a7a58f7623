package io.marquee.dashboard.account;

/// Who does something.
///
/// @param name of the account or token
/// @param origin the address they do it from
record Actor(String name, String origin) {}
