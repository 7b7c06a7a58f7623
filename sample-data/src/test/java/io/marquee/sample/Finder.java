package io.marquee.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Finds the dirt in a catalog by looking at the cells alone.
final class Finder {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);

    private final Map<Dirt, Long> found = new EnumMap<>(Dirt.class);
    private final Set<List<String>> seen = new HashSet<>();

    static Map<Dirt, Long> find(List<List<String>> rows) {
        Finder finder = new Finder();
        for (Dirt dirt : Dirt.values()) {
            finder.note(dirt, false);
        }
        rows.forEach(finder::look);
        return finder.found;
    }

    private void look(List<String> row) {
        if (row.size() < 12) {
            note(Dirt.CUT_SHORT, true);
            return;
        }
        String title = row.get(2);
        String year = row.get(7);
        String added = row.get(6);
        boolean noYear = !year.matches("(19|20)\\d\\d");
        if (title.isEmpty() || noYear) {
            note(Dirt.EMPTY_TITLE, title.isEmpty());
            note(Dirt.IMPOSSIBLE_YEAR, noYear);
            return;
        }
        String all = String.join("", row);
        boolean moved = row.get(9).isEmpty() && row.get(8).matches("\\d+ (min|Seasons?)");
        note(Dirt.DURATION_IN_RATING, moved);
        note(Dirt.SAME_TITLE, !seen.add(List.of(row.get(1), title, year)));
        note(Dirt.MISSING_RATING, row.get(8).isEmpty());
        note(Dirt.SPREADSHEET_DATE, title.matches("\\d\\d-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\\d\\d"));
        note(Dirt.LINE_BREAK, all.contains("\n"));
        note(Dirt.ZERO_WIDTH, all.contains("\u200b"));
        note(Dirt.STRAY_COMMA, row.get(5).startsWith(",") || row.get(5).endsWith(","));
        note(Dirt.MISSING_DATE, added.isEmpty());
        note(Dirt.ADDED_BEFORE_RELEASE, isEarly(added, year));
        note(Dirt.SPACE_BEFORE_DATE, added.startsWith(" "));
        note(Dirt.QUOTES, all.contains("\""));
        note(Dirt.MISSING_DIRECTOR, row.get(3).isEmpty());
        note(Dirt.MISSING_CAST, row.get(4).isEmpty());
        note(Dirt.MISSING_COUNTRY, row.get(5).isEmpty());
    }

    private static boolean isEarly(String added, String year) {
        return !added.isEmpty()
                && LocalDate.parse(added.strip(), DATE).getYear() < Integer.parseInt(year);
    }

    private void note(Dirt dirt, boolean isThere) {
        found.merge(dirt, isThere ? 1L : 0L, Long::sum);
    }
}
