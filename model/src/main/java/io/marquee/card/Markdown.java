package io.marquee.card;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A page of Markdown in the making (CommonMark with the tables of GitHub). Texts handed in are
/// written as they are, so what comes from data goes through [#plain] first.
final class Markdown {

    /// What does not print, or turns the direction of what does.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    /// What Markdown or HTML would take for more than itself inside a line; `://` and the dot of
    /// `www.` would make links.
    private static final Pattern MARKUP =
            Pattern.compile("[\\\\`*_{}\\[\\]<>#|~&!$@]|:(?=//)|(?<=www)\\.");

    private final StringBuilder page = new StringBuilder();

    /// Text from data as text and nothing else, on one line.
    static String plain(String text) {
        String line = INVISIBLE.matcher(text).replaceAll(" ").strip();
        return MARKUP.matcher(line).replaceAll("\\\\$0");
    }

    Markdown heading(int level, String text) {
        return block("#".repeat(level) + " " + text);
    }

    Markdown paragraph(String text) {
        return block(text);
    }

    Markdown bullets(List<String> items) {
        return block(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
    }

    /// @param head its columns; all but the first are set to the right if `figures`
    Markdown table(boolean figures, List<String> head, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(row(head)).append('\n');
        for (int column = 0; column < head.size(); column++) {
            table.append(figures && column > 0 ? "|---:" : "|---");
        }
        table.append('|');
        rows.forEach(cells -> table.append('\n').append(row(cells)));
        return block(table.toString());
    }

    String text() {
        return page.toString();
    }

    private Markdown block(String text) {
        page.append(page.isEmpty() ? "" : "\n").append(text).append('\n');
        return this;
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
