package io.marquee.dashboard.quality;

import io.marquee.catalog.Repair;
import java.util.Arrays;
import java.util.Locale;

/// What the codes in the files mean, for people.
public final class Codes {

    private Codes() {}

    /// A code in small letters: `impossible release year`.
    public static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// What a rule of repair does. A rule that this program does not know keeps its name.
    public static String rule(String code) {
        return Arrays.stream(Repair.Rule.values())
                .filter(rule -> rule.name().equals(code))
                .findFirst()
                .map(Repair.Rule::words)
                .orElseGet(() -> words(code));
    }
}
