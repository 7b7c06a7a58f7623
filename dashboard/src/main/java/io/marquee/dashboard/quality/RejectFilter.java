package io.marquee.dashboard.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which rejected rows to show.
///
/// @param reason a code, such as `MISSING_TITLE`; empty for all
/// @param column the column at fault; empty for all
/// @param text to be found in file, value, detail or the row itself, in capitals or not; empty for
///   all
public record RejectFilter(String reason, String column, String text) {

    /// Lets all through.
    public static final RejectFilter NONE = new RejectFilter("", "", "");

    /// The condition, with a `?` for each of [#parameters].
    String condition() {
        List<String> all = new ArrayList<>(List.of("true"));
        if (!reason.isEmpty()) {
            all.add("reason = ?");
        }
        if (!column.isEmpty()) {
            all.add("\"column\" = ?");
        }
        if (!text.isEmpty()) {
            all.add("contains(lower(concat_ws(chr(10), file, \"value\", detail, payload)), ?)");
        }
        return String.join(" AND ", all);
    }

    List<Object> parameters() {
        List<Object> all = new ArrayList<>();
        for (String parameter : List.of(reason, column, text.toLowerCase(Locale.ROOT))) {
            if (!parameter.isEmpty()) {
                all.add(parameter);
            }
        }
        return all;
    }
}
