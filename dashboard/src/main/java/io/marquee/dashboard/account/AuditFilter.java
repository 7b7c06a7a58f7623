package io.marquee.dashboard.account;

import java.util.Locale;

/// Which entries of the audit log are wanted.
///
/// @param text what is in who, where from, or what it was done to, whatever the case; empty for all
/// @param action the action alone; empty for all
public record AuditFilter(String text, String action) {

    /// All of them.
    public static final AuditFilter ALL = new AuditFilter("", "");

    /// The text as a pattern of SQL's LIKE, with `!` before what would stand for something else.
    String pattern() {
        String literal = text.strip().toLowerCase(Locale.ROOT);
        return "%" + literal.replaceAll("([!%_])", "!$1") + "%";
    }
}
