package io.marquee.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Mends the text of one cell and remembers what it mended.
final class CellText {

    private static final Pattern SEVERAL_BLANKS = Pattern.compile(" {2,}+");

    private final CatalogColumn column;
    private final String before;
    private final List<Repair> repairs;

    CellText(CatalogColumn column, String before, List<Repair> repairs) {
        this.column = column;
        this.before = before;
        this.repairs = repairs;
    }

    /// The cell without invisible characters, on one line, trimmed.
    String text() {
        String visible = withoutInvisible(before);
        if (visible.length() != before.length()) {
            note(Repair.Rule.REMOVED_INVISIBLE_CHARACTERS);
        }
        String oneLine = visible;
        if (visible.indexOf('\n') >= 0 || visible.indexOf('\r') >= 0) {
            oneLine =
                    visible.lines()
                            .map(CellText::trim)
                            .filter(line -> !line.isEmpty())
                            .collect(Collectors.joining(" "));
            note(Repair.Rule.JOINED_LINES);
        }
        String trimmed = trim(oneLine);
        if (trimmed.length() != oneLine.length()) {
            note(Repair.Rule.TRIMMED);
        }
        return trimmed;
    }

    /// The cell as a word of a fixed vocabulary, a number or a date: [#text] in the compatibility
    /// form of Unicode, where full-width digits and no-break blanks are plain ones, and with one
    /// blank where there are several.
    String code() {
        return plain(text());
    }

    private static String plain(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return folded.contains("  ") ? SEVERAL_BLANKS.matcher(folded).replaceAll(" ") : folded;
    }

    /// The cell as a list of entries parted by commas, without empty and repeated ones.
    List<String> entries() {
        String text = text();
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> result = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        boolean empty = false;
        boolean repeated = false;
        for (String part : text.split(",", -1)) {
            String entry = trim(part);
            if (entry.isEmpty()) {
                empty = true;
            } else if (seen.add(entry.toLowerCase(Locale.ROOT))) {
                result.add(entry);
            } else {
                repeated = true;
            }
        }
        if (empty) {
            note(Repair.Rule.DROPPED_EMPTY_ENTRIES);
        }
        if (repeated) {
            note(Repair.Rule.DROPPED_REPEATED_ENTRIES);
        }
        return result;
    }

    void note(Repair.Rule rule) {
        repairs.add(new Repair(rule, column, before));
    }

    /// Zero-width joiners stay: Persian, the scripts of India and emoji are spelt with them.
    private static String withoutInvisible(String text) {
        int i = 0;
        while (i < text.length() && !isInvisible(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        for (int j = 0; j < text.length(); j++) {
            if (!isInvisible(text.charAt(j))) {
                kept.append(text.charAt(j));
            }
        }
        return kept.toString();
    }

    private static boolean isInvisible(char c) {
        return switch (c) {
            case '\n', '\r', '\t' -> false;
            case '\u00AD', '\u200B', '\u200E', '\u200F', '\u2060', '\uFEFF' -> true;
            default -> c < ' ' || c == '\u007F' || (c >= '\u202A' && c <= '\u202E');
        };
    }

    /// Like [String#strip], but for no-break blanks too.
    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
